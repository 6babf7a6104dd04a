using System.Text.Json;
using OpenContracting.Cli.Terminal;
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
        var items = new ItemFiles(session, Inputs, Quiet);
        using (var rows = Rows(file.Stream))
        {
            using var reader = new ThreadLocal<DisclosureReader>(() => new DisclosureReader());
            foreach (var (project, place) in items.Read(array => array is null or "projects", "coverage.notProjects", "coverage.empty", isAgain: false, cancellation)
                         .AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(cancellation)
                         .Select(item => (Read(reader.Value!, item.Json), item.Place)))
            {
                if (project is null)
                {
                    items.Refuse("coverage.unread", place);
                    continue;
                }

                tallies.Add(project);
                rows?.Write(project);
            }

            if (items.Refusal is not null)
                throw items.Refusal;
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
        return items.Unread > 0 ? ExitCode.UnreadableInput : ExitCode.Ok;
    }

    private ICoverageRows? Rows(Stream output) => Format switch
    {
        JsonLines => new CoverageLines(output),
        Csv => new CoverageCsv(output, session.Language),
        _ => null,
    };

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
