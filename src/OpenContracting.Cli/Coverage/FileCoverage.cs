using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;
using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Cli.Coverage;

/// <summary>Reads the projects in files for what they disclose, on all cores, holding few at a time, in the order in which they come.</summary>
public sealed class FileCoverage(Session session)
{
    public const string Text = "text";
    public const string Json = "json";
    public const string JsonLines = "jsonl";
    public const string Csv = "csv";

    private readonly CoverageTallies tallies = new();
    private OperatorException? refusal;
    private long unread;

    /// <summary>The forms a result can have.</summary>
    public static IReadOnlyList<string> Formats { get; } = [Text, Json, JsonLines, Csv];

    public required IReadOnlyList<Input> Inputs { get; init; }
    public required string Format { get; init; }
    public string? Output { get; init; }
    public bool Quiet { get; init; }

    /// <summary>Reads, writes the result, and returns the exit code.</summary>
    public int Run(CancellationToken cancellation)
    {
        using var file = new ResultFile(Output);
        using (var rows = Rows(file.Stream))
        {
            using var reader = new ThreadLocal<DisclosureReader>(() => new DisclosureReader());
            foreach (var (project, place) in Items(cancellation)
                         .AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(cancellation)
                         .Select(item => (Read(reader.Value!, item.Json), item.Place)))
                Take(project, place, rows);
            if (refusal is not null)
                throw refusal;
        }

        if (tallies.All.Projects == 0)
            throw new OperatorException(session.Text("coverage.nothing"), ExitCode.UnreadableInput);
        if (Format == Text)
            new CoverageText(session, tallies).Write(file.Stream, colour: Output is null && !Console.IsOutputRedirected);
        if (Format == Json)
            CoverageJson.Write(file.Stream, tallies, session.Language);
        file.Finish();
        if (!Quiet && Format is JsonLines or Csv)
            session.Say(session.Text("coverage.done", tallies.All.Projects));
        return unread > 0 ? ExitCode.UnreadableInput : ExitCode.Ok;
    }

    private ICoverageRows? Rows(Stream output) => Format switch
    {
        JsonLines => new CoverageLines(output),
        Csv => new CoverageCsv(output, session.Language),
        _ => null,
    };

    private void Take(ProjectDisclosure? project, string place, ICoverageRows? rows)
    {
        if (project is null)
        {
            Refuse("coverage.unread", place);
            return;
        }

        tallies.Add(project);
        rows?.Write(project);
    }

    private IEnumerable<(byte[] Json, string Place)> Items(CancellationToken cancellation)
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
                if (items.Array is not (null or "projects"))
                {
                    // Thrown here it would come out wrapped, with those of the other threads.
                    refusal = new OperatorException(session.Text("coverage.notProjects", input.File.Name), ExitCode.UnreadableInput);
                    yield break;
                }

                bytes += items.Item.Length;
                progress.Report(bytes, ++number);
                yield return (items.Item.ToArray(), $"{input.File.Name}, {number}");
            }

            if (items.Fault is { } fault)
                Refuse("coverage.broken", input.File.Name, fault);
            else if (number == 0 && input.Named)
                Refuse("coverage.empty", input.File.Name);
        }
    }

    private void Refuse(string key, params ReadOnlySpan<object?> what)
    {
        Interlocked.Increment(ref unread);
        session.Say(session.Text(key, what));
    }

    private static ProjectDisclosure? Read(DisclosureReader reader, byte[] project)
    {
        try
        {
            var disclosure = reader.Read(project);
            return disclosure.IsProject ? disclosure : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
