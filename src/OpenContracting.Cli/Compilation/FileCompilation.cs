using System.Text.Json;
using OpenContracting.Cli.Schemas;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;
using OpenContracting.Releases;
using OpenContracting.Standards;

namespace OpenContracting.Cli.Compilation;

/// <summary>Compiles the releases in files: gathered by process, merged on all cores, written in the order in which processes came.</summary>
public sealed class FileCompilation(Session session)
{
    public required IReadOnlyList<Input> Inputs { get; init; }
    public bool Versioned { get; init; }

    /// <summary>A record package; JSON Lines of compiled or versioned releases otherwise.</summary>
    public bool AsPackage { get; init; }

    /// <summary>Records link to the releases in place of holding them.</summary>
    public bool Linked { get; init; }

    /// <summary>A version of OCDS, or the file of a release schema.</summary>
    public string? Schema { get; init; }

    public MergeBehaviour Behaviour { get; init; }
    public required string PackageUri { get; init; }
    public required string PublisherName { get; init; }
    public DateTimeOffset? PublishedDate { get; init; }
    public string? Output { get; init; }
    public bool Quiet { get; init; }

    /// <summary>Compiles, and returns the exit code.</summary>
    public int Run(CancellationToken cancellation)
    {
        using var releases = new ReleaseGroups();
        var reading = new ReleaseReading(session, releases, Quiet);
        foreach (var input in Inputs)
            reading.Read(input, cancellation);
        if (reading.Releases == 0)
            throw new OperatorException(session.Text("compile.nothing"), ExitCode.UnreadableInput);

        var warnings = new MergeWarnings(session);
        var options = new MergeOptions { Behaviour = Behaviour, Rules = Rules(reading), Warn = warnings.Add };
        using var file = new ResultFile(Output);
        using var buffered = new BufferedStream(file.Stream, 1 << 16);
        var written = Write(buffered, Merged(releases, options, warnings, cancellation), reading);
        buffered.Flush();
        file.Finish();
        if (!Quiet)
        {
            warnings.Tell();
            session.Say(session.Text("compile.done", reading.Releases, written));
        }

        return reading.Unread > 0 ? ExitCode.UnreadableInput : warnings.Failed > 0 ? ExitCode.Findings : ExitCode.Ok;
    }

    private MergeRules Rules(ReleaseReading reading)
    {
        if (Schema is null && reading.UnknownVersion is { } unknown)
            throw new OperatorException(session.Text("compile.unknownVersion", unknown), ExitCode.UnreadableInput);
        if (Schema is null)
            return MergeRules.For(reading.IsOcds10 ? StandardVersion.Ocds103 : StandardVersion.Ocds115, reading.Extensions);
        if (!File.Exists(Schema))
            return MergeRules.For(SchemaChoice.AtHand(Schema, session), reading.Extensions);
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Schema));
        return MergeRules.Of(schema.RootElement.Clone());
    }

    private IEnumerable<byte[]> Merged(ReleaseGroups releases, MergeOptions options, MergeWarnings warnings, CancellationToken cancellation) =>
        releases.Read()
            .AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(cancellation)
            .Select(process => Merge(process.Key, process.Value, options, warnings))
            .Where(merged => merged is not null)!;

    private byte[]? Merge(string ocid, IReadOnlyList<GroupedRelease> releases, MergeOptions options, MergeWarnings warnings)
    {
        var json = releases.Select(release => release.Json).ToList();
        try
        {
            if (!AsPackage)
                return Versioned ? ReleaseMerger.Version(json, options) : ReleaseMerger.Compile(json, options);
            var versions = Versioned ? ReleaseMerger.Version(json, options with { Warn = null }) : null;
            return RecordBuilder.Build(ocid, releases, ReleaseMerger.Compile(json, options), versions, Linked);
        }
        catch (MergeException fault)
        {
            warnings.Fail(ocid, fault);
            return null;
        }
    }

    private long Write(Stream output, IEnumerable<byte[]> items, ReleaseReading reading)
    {
        if (!AsPackage)
            return WriteLines(output, items);
        var package = PackageWriter.ForRecords(output, new PackageMetadata
        {
            Uri = PackageUri,
            PublisherName = PublisherName,
            PublishedDate = PublishedDate ?? TimeProvider.System.GetUtcNow(),
            Extensions = [.. reading.Extensions],
        });
        foreach (var item in items)
            package.Add(item);
        package.Finish();
        return package.Items;
    }

    private static long WriteLines(Stream output, IEnumerable<byte[]> items)
    {
        long count = 0;
        foreach (var item in items)
        {
            output.Write(item);
            output.WriteByte((byte)'\n');
            count++;
        }

        return count;
    }
}
