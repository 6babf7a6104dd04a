using System.Text;
using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;
using OpenContracting.Validation.Indicators;

namespace OpenContracting.Cli.Indicators;

/// <summary>Reads compiled releases twice: first for what is usual, then for what is not. Few are held at a time; all cores work.</summary>
public sealed class FileIndicators(Session session)
{
    private const int BatchSize = 64;

    private OperatorException? refusal;
    private long unread;
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
        Each(isFirst: true, () => new IndicatorSurvey(Settings), (part, release) => part.Add(release), survey.Add, cancellation);
        if (refusal is not null)
            throw refusal;
        if (survey.Releases == 0)
            throw new OperatorException(session.Text("indicators.nothing"), ExitCode.UnreadableInput);
        var results = new IndicatorResults(survey);
        Each(isFirst: false, results.Beside, (part, release) => part.Add(release), results.Add, cancellation);
        results.Finish();

        using var file = new ResultFile(Output);
        if (AsText)
            IndicatorTexts.Write(file.Stream, results, survey, Settings, session, colour: Output is null && !Console.IsOutputRedirected);
        else
            WriteJson(file.Stream, results);
        file.Finish();
        if (!Quiet)
            Remark(survey);
        return unread > 0 ? ExitCode.UnreadableInput : ExitCode.Ok;
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

    private void Each<T>(bool isFirst, Func<T> begin, Action<T, ReadOnlyMemory<byte>> add, Action<T> merge, CancellationToken cancellation) =>
        Parallel.ForEach(
            Items(isFirst, cancellation).Chunk(BatchSize), new ParallelOptions { CancellationToken = cancellation }, begin,
            (batch, _, part) =>
            {
                foreach (var (json, place) in batch)
                    Try(() => add(part, json), place, isFirst);
                return part;
            },
            part =>
            {
                lock (add)
                    merge(part);
            });

    private void Try(Action add, string place, bool isFirst)
    {
        try
        {
            add();
        }
        catch (JsonException)
        {
            if (isFirst)
                Refuse("indicators.unread", place);
        }
    }

    private IEnumerable<(ReadOnlyMemory<byte> Json, string Place)> Items(bool isFirst, CancellationToken cancellation)
    {
        foreach (var input in Inputs)
        {
            using var progress = new ProgressLine(session, input.File.Name, 0, Quiet);
            using var stream = PlainContent.Of(input.File);
            using var items = new PackageItems(stream);
            long number = 0, bytes = 0;
            while (items.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (items.Array == "projects")
                {
                    // Thrown here it would come out wrapped, with those of the other threads.
                    refusal = new OperatorException(session.Text("indicators.projects", input.File.Name), ExitCode.UnreadableInput);
                    yield break;
                }

                bytes += items.Item.Length;
                progress.Report(bytes, ++number);
                yield return (Release(items.Item, isFirst), $"{input.File.Name}, {number}");
            }

            if (isFirst && items.Fault is { } fault)
                Refuse("coverage.broken", input.File.Name, fault);
        }
    }

    // A record holds its compiled release; of releases that are not compiled several make one process.
    private ReadOnlyMemory<byte> Release(ReadOnlyMemory<byte> item, bool isFirst)
    {
        var copy = item.ToArray();
        if (copy.AsSpan().IndexOf("\"compiledRelease\""u8) >= 0 && CompiledIn(copy) is { } compiled)
            return compiled;
        if (isFirst && copy.AsSpan().IndexOf("\"tag\""u8) >= 0 && copy.AsSpan().IndexOf("\"compiled\""u8) < 0)
            notCompiled++;
        return copy;
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

    private void Refuse(string key, params ReadOnlySpan<object?> what)
    {
        Interlocked.Increment(ref unread);
        lock (session)
            session.Say(session.Text(key, what));
    }
}
