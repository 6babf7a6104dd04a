using System.Text;
using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.Validation.Indicators;

namespace OpenContracting.Cli.Indicators;

/// <summary>Reads compiled releases twice: first for what is usual, then for what is not. Few are held at a time; all cores work.</summary>
public sealed class FileIndicators(Session session)
{
    private const int BatchSize = 64;

    private long notCompiled;

    public required IReadOnlyList<Input> Inputs { get; init; }
    public required IndicatorSettings Settings { get; init; }

    /// <summary>A table for people in place of JSON.</summary>
    public bool AsText { get; init; }

    public bool Maps { get; init; }
    public bool Meta { get; init; } = true;
    public string? Output { get; init; }
    public bool Quiet { get; init; }

    /// <summary>Reads, writes the result, and returns the exit code.</summary>
    public int Run(CancellationToken cancellation)
    {
        var survey = new IndicatorSurvey(Settings);
        var items = new ItemFiles(session, Inputs, Quiet);
        Each(items, isFirst: true, () => new IndicatorSurvey(Settings), (part, release) => part.Add(release), survey.Add, cancellation);
        if (items.Refusal is not null)
            throw items.Refusal;
        if (survey.Releases == 0)
            throw new OperatorException(session.Text("indicators.nothing"), ExitCode.UnreadableInput);
        var results = new IndicatorResults(survey);
        Each(items, isFirst: false, results.Beside, (part, release) => part.Add(release), results.Add, cancellation);
        results.Finish();

        using var file = new ResultFile(Output);
        if (AsText)
            IndicatorTexts.Write(file.Stream, results, survey, Settings, session, colour: Output is null && !Console.IsOutputRedirected);
        else
            WriteJson(file.Stream, results);
        file.Finish();
        if (!Quiet)
            Remark(survey);
        return items.Unread > 0 ? ExitCode.UnreadableInput : ExitCode.Ok;
    }

    private void WriteJson(Stream output, IndicatorResults results)
    {
        using var buffered = new BufferedStream(output, 1 << 16);
        CardinalJson.Write(buffered, results, Meta, Maps);
        buffered.WriteByte((byte)'\n');
    }

    private void Remark(IndicatorSurvey survey)
    {
        if (survey.InOtherCurrencies > 0)
            session.Say(session.Text("indicators.otherCurrencies", survey.InOtherCurrencies.ToString("N0"), survey.Currency));
        if (notCompiled > 0)
            session.Say(session.Text("indicators.notCompiled", notCompiled.ToString("N0")));
        session.Say(session.Text("indicators.done", survey.Releases.ToString("N0"), survey.Processes.ToString("N0")));
    }

    private void Each<T>(
        ItemFiles items, bool isFirst, Func<T> begin, Action<T, ReadOnlyMemory<byte>> add, Action<T> merge, CancellationToken cancellation) =>
        Parallel.ForEach(
            items.Read(array => array != "projects", "indicators.projects", empty: null, isAgain: !isFirst, cancellation)
                .Select(item => (Json: Release(item.Json, isFirst), item.Place)).Chunk(BatchSize), new ParallelOptions { CancellationToken = cancellation }, begin,
            (batch, _, part) =>
            {
                foreach (var (json, place) in batch)
                    Try(items, () => add(part, json), place, isFirst);
                return part;
            },
            part =>
            {
                lock (add)
                    merge(part);
            });

    private static void Try(ItemFiles items, Action add, string place, bool isFirst)
    {
        try
        {
            add();
        }
        catch (JsonException)
        {
            if (isFirst)
                items.Refuse("indicators.unread", place);
        }
    }

    // A record holds its compiled release; of releases that are not compiled several make one process.
    private ReadOnlyMemory<byte> Release(byte[] item, bool isFirst)
    {
        if (item.AsSpan().IndexOf("\"compiledRelease\""u8) >= 0 && CompiledIn(item) is { } compiled)
            return compiled;
        if (isFirst && item.AsSpan().IndexOf("\"tag\""u8) >= 0 && item.AsSpan().IndexOf("\"compiled\""u8) < 0)
            notCompiled++;
        return item;
    }

    private static byte[]? CompiledIn(byte[] record)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("compiledRelease", out var compiled)
                ? Encoding.UTF8.GetBytes(compiled.GetRawText())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
