using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;
using OpenContracting.Releases;

namespace OpenContracting.Cli.Compilation;

/// <summary>Compiles the releases in files: gathered by process, merged on all cores, written in the order in which processes came.</summary>
public sealed class FileCompilation(Session session)
{
    private PackageRules? rules;

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
        rules = new PackageRules(Schema, session);
        using var releases = new ReleaseGroups();
        var reading = new ReleaseReading(session, releases, Quiet);
        foreach (var input in Inputs)
            reading.Read(input, cancellation);
        if (reading.Releases == 0)
            throw new OperatorException(session.Text("compile.nothing"), ExitCode.UnreadableInput);

        if (Schema is null && reading.Packages.Select(package => package.Version).FirstOrDefault(version => !PackageRules.IsKnown(version)) is { } unknown)
            throw new OperatorException(session.Text("compile.unknownVersion", unknown), ExitCode.UnreadableInput);

        var warnings = new MergeWarnings(session);
        var options = new MergeOptions { Behaviour = Behaviour, Warn = warnings.Add };
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

        if (reading.BrokenInputs > 0)
            return ExitCode.UnreadableInput;
        return reading.Unread > 0 || warnings.Failed > 0 || warnings.HasInvalid ? ExitCode.Findings : ExitCode.Ok;
    }

    private IEnumerable<byte[]> Merged(ReleaseGroups releases, MergeOptions options, MergeWarnings warnings, CancellationToken cancellation) =>
        releases.Read()
            .AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(cancellation)
            .Select(process => Merge(process.Key, process.Value, options, warnings))
            .Where(merged => merged is not null)!;

    private byte[]? Merge(string ocid, IReadOnlyList<GroupedRelease> releases, MergeOptions options, MergeWarnings warnings)
    {
        var json = releases.Select(release => release.Json).ToList();
        options = OptionsFor(ocid, releases, options);
        try
        {
            if (!AsPackage)
                return Versioned ? ReleaseMerger.Version(json, options) : ReleaseMerger.Compile(json, options);
            var versions = Versioned ? ReleaseMerger.Version(json, options with { Warn = null }) : null;
            var compiled = ReleaseMerger.Compile(json, options);
            if (!Linked)
                return RecordBuilder.Build(ocid, releases, compiled, versions);
            if (RecordBuilder.BuildLinked(ocid, releases, compiled, versions) is { } linked)
                return linked;
            warnings.Add(new("not-linked", ocid, "releases", ""));
            return RecordBuilder.Build(ocid, releases, compiled, versions);
        }
        catch (MergeException fault)
        {
            warnings.Fail(ocid, fault);
            return null;
        }
    }

    private MergeOptions OptionsFor(string ocid, IReadOnlyList<GroupedRelease> releases, MergeOptions options)
    {
        var (own, versions) = rules!.For(releases);
        if (versions is not null)
            options.Warn?.Invoke(new("mixed-versions", ocid, "version", versions));
        foreach (var extension in own.UnknownExtensions)
            options.Warn?.Invoke(new("unknown-extension", ocid, extension, ""));
        var date = Behaviour == MergeBehaviour.Standard && releases is [{ Package: { } package }] ? package.PublishedDate : null;
        return options with { Rules = own, DateWhenMissing = date };
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
            Extensions = [.. reading.Packages.SelectMany(package => package.Extensions).Distinct().Order(StringComparer.Ordinal)],
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
