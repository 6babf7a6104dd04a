using System.Text.Json;
using OpenContracting.Cli.Explanation;
using OpenContracting.Cli.Terminal;
using OpenContracting.Projects;
using OpenContracting.Publications;
using OpenContracting.Releases;

namespace OpenContracting.Cli.Conversion;

/// <summary>The steps from exports to projects, on files: read, release, compile, decide, group, map, write.</summary>
public sealed class FileConversion(Session session)
{
    public const string DefaultPrefix = ProjectIdMap.PlaceholderPrefix;

    public required IReadOnlyList<Input> Inputs { get; init; }

    /// <summary><c>projects</c>, <c>compiled</c> or <c>releases</c>.</summary>
    public required string Target { get; init; }

    public string? Output { get; init; }
    public bool AsPackage { get; init; }
    public required string Prefix { get; init; }

    /// <summary>What "now" means for statuses; the newest release's date when not given.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>Makes one project of this id of all processes; null when rules and crosswalk say which belong together.</summary>
    public string? ProjectId { get; init; }

    /// <summary>What people decided about processes and projects.</summary>
    public Crosswalk Crosswalk { get; init; } = Crosswalk.Empty;

    /// <summary>Ways to fill an element that are not to be used.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();

    public required PackageMetadata Metadata { get; init; }
    public string? QuarantineFile { get; init; }
    public string? DecisionsFile { get; init; }

    /// <summary>Takes where each value comes from: see <see cref="ProvenanceFile"/>.</summary>
    public string? ProvenancePath { get; init; }

    /// <summary>The secret that ids of persons are computed with; without it they are numbered within each process.</summary>
    public ReadOnlyMemory<byte> PrivacyKey { get; init; }

    public bool Quiet { get; init; }

    /// <summary>Converts, and returns the exit code.</summary>
    public int Run(CancellationToken cancellation)
    {
        using var histories = new ProcessHistories(session, PrivacyKey, QuarantineFile, Quiet);
        foreach (var input in Inputs)
            histories.Read(input, cancellation);
        histories.Finish();
        if (histories.IsEmpty)
            throw new OperatorException(session.Text("convert.nothing"), ExitCode.UnreadableInput);

        using var provenance = ProvenancePath is null ? null : new ProvenanceFile(ProvenancePath);
        if (provenance is not null)
            foreach (var (key, compiled) in histories.Processes(process => (process.Key, process.Value.Compiled())))
                provenance.AddProcess(key, compiled.Ocid, compiled.Provenance);

        var written = Target switch
        {
            "releases" => Write(PackageWriter.ForReleases, histories.Processes(process => process.Value.Releases).SelectMany(releases => releases).Select(release => release.Json)),
            "compiled" => Write(PackageWriter.ForReleases, histories.Processes(process => process.Value.CompiledJson())),
            _ => Write(PackageWriter.ForProjects, Projects(histories, provenance, cancellation)),
        };
        Remark($"convert.done.{Target}", written);
        return histories.BrokenInputs > 0 ? ExitCode.UnreadableInput : ExitCode.Ok;
    }

    private IEnumerable<ReadOnlyMemory<byte>> Projects(ProcessHistories histories, ProvenanceFile? provenance, CancellationToken cancellation)
    {
        using var facts = new GroupingFactsSpool();
        var newest = Decide(histories, facts);
        var asOf = DataAsOf ?? newest;
        var options = new MappingOptions { DataAsOf = asOf, WithProvenance = provenance is not null, Without = Without };
        if (ProjectId is not null)
            return [Told(ProjectMapper.Map(new ProjectIdentity { Id = ProjectId }, [.. histories.Processes(Member)], options), provenance)];

        // Most processes are no part of any project: only those that are, are compiled whole.
        var groups = ProjectGrouping.Group(facts.OfPossibleProjects(Crosswalk), Crosswalk);
        var projects = ProjectIdMap.Empty.Update(groups.Groups, Prefix, asOf).Projects.OrderBy(project => project.Identity.Id, StringComparer.Ordinal).ToList();
        return histories.Grouped(
                projects.Select(project => project.Group.Processes.Select(process => process.ProcessKey)),
                (group, members) => ProjectMapper.Map(projects[group].Identity, [.. members.Select(Member)], options))
            .Select(project =>
            {
                cancellation.ThrowIfCancellationRequested();
                return Told(project, provenance);
            });
    }

    private static ReadOnlyMemory<byte> Told(MappedProject project, ProvenanceFile? provenance)
    {
        provenance?.AddProject(project);
        return project.Json;
    }

    private static CompiledProcess Member(KeyValuePair<string, ProcessHistory> process) => new()
    {
        ProcessKey = process.Key,
        CompiledRelease = process.Value.CompiledJson(),
        Releases = process.Value.Releases,
    };

    /// <summary>Decides what is infrastructure, keeps what grouping needs to know, and finds the date of the newest release.</summary>
    private DateTimeOffset Decide(ProcessHistories histories, GroupingFactsSpool facts)
    {
        using var decisions = DecisionsFile is null ? null : new DecisionsWriter(DecisionsFile);
        var newest = DateTimeOffset.MinValue;
        var outcomes = new int[3];
        foreach (var (key, decision, entry, date) in histories.Processes(Decide))
        {
            outcomes[(int)decision.Outcome]++;
            decisions?.Add(key, decision);
            facts.Add(entry);
            newest = date > newest ? date : newest;
        }

        Remark("convert.outcomes", outcomes[(int)InfrastructureOutcome.Yes], outcomes[(int)InfrastructureOutcome.Review], outcomes[(int)InfrastructureOutcome.No]);
        return newest;
    }

    private static (string Key, InfrastructureDecision Decision, byte[] Facts, DateTimeOffset Date) Decide(KeyValuePair<string, ProcessHistory> process)
    {
        using var document = JsonDocument.Parse(process.Value.CompiledJson(GroupingFacts.Parts));
        var decision = InfrastructureClassifier.Decide(document.RootElement);
        var facts = GroupingFacts.From(process.Key, document.RootElement, decision);
        return (process.Key, decision, GroupingFactsSpool.Entry(facts), process.Value.Date!.Value);
    }

    private long Write(Func<Stream, PackageMetadata, PackageWriter> makePackage, IEnumerable<ReadOnlyMemory<byte>> items)
    {
        using var file = new ResultFile(Output);
        using var buffered = new BufferedStream(file.Stream, 1 << 16);
        var count = AsPackage ? WritePackage(makePackage, buffered, items) : WriteLines(buffered, items);
        if (count == 0)
            throw new OperatorException(session.Text($"convert.none.{Target}"), ExitCode.Findings);
        buffered.Flush();
        file.Finish();
        return count;
    }

    private long WritePackage(Func<Stream, PackageMetadata, PackageWriter> makePackage, Stream output, IEnumerable<ReadOnlyMemory<byte>> items)
    {
        var package = makePackage(output, Metadata);
        foreach (var item in items)
            package.Add(item.Span);
        package.Finish();
        return package.Items;
    }

    private static long WriteLines(Stream output, IEnumerable<ReadOnlyMemory<byte>> items)
    {
        long count = 0;
        foreach (var item in items)
        {
            output.Write(item.Span);
            output.WriteByte((byte)'\n');
            count++;
        }

        return count;
    }

    private void Remark(string key, params ReadOnlySpan<object?> arguments)
    {
        if (!Quiet)
            session.Say(session.Text(key, arguments));
    }
}
