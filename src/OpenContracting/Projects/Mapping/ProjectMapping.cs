using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>One run of the mapping: what the element classes read from, and what they write into.</summary>
internal sealed class ProjectMapping
{
    private readonly List<ValueSource> sources = [];
    private readonly List<MappingNotice> notices = [];
    private readonly HashSet<MappingNotice> noticed = [];

    public ProjectMapping(ProjectIdentity identity, ProcessViews views, MappingOptions options)
    {
        Identity = identity;
        Processes = views.Items;
        Options = options;
        Parties = new PartyRegistry(Processes);
        Copy = new FieldCopier(Parties, (code, path, value) => Notice(code, path, null, value));
    }

    public ProjectIdentity Identity { get; }

    public IReadOnlyList<ProcessView> Processes { get; }

    public MappingOptions Options { get; }

    public ProjectSchema Schema { get; } = ProjectSchema.Current;

    public PartyRegistry Parties { get; }

    public FieldCopier Copy { get; }

    public ProjectJson Json { get; } = new();

    /// <summary>What lists and search need, filled by the elements on their way.</summary>
    public ProjectFacts Facts { get; set; } = new();

    public DateTimeOffset? Updated { get; set; }

    /// <summary>The next moment after data-as-of at which a period begins or ends.</summary>
    public DateTimeOffset? NextStatusChange { get; private set; }

    /// <summary>The processes that are works, or all when none is known to be.</summary>
    public IEnumerable<ProcessView> Works =>
        Processes.Any(p => p.Nature.IsWorks) ? Processes.Where(p => p.Nature.IsWorks) : Processes;

    public MappedProject Run()
    {
        Json.StartObject();
        foreach (var element in ElementList.Project)
            if (!Options.Without.Contains(element.Code))
                element.Write(this);
        Json.End();
        return new MappedProject
        {
            Id = Identity.Id,
            Json = Json.Written,
            Updated = Updated,
            NextStatusChange = NextStatusChange,
            Facts = Facts,
            Provenance = sources,
            Notices = notices,
            PartyIds = Parties.PublishedIds,
        };
    }

    /// <summary>Notes where the member about to be written, or just written, comes from.</summary>
    public void From(string? member, ProcessView? process, string source, string rule, bool inferred = false, string? evidence = null)
    {
        if (Options.WithProvenance)
            sources.Add(new ValueSource(Json.Pointer(member), process?.Key ?? "", source, rule, inferred, evidence));
    }

    public void Notice(string code, string path, ProcessView? process, string? value)
    {
        var notice = new MappingNotice(code, path, process?.Key ?? "", value);
        if (noticed.Add(notice))
            notices.Add(notice);
    }

    /// <summary>Remembers a moment at which a status that depends on time may change.</summary>
    public void StatusDependsOn(DateTimeOffset? moment)
    {
        if (moment > Options.DataAsOf && (NextStatusChange is null || moment < NextStatusChange))
            NextStatusChange = moment;
    }

    /// <summary>The first process that has an object at a path of its compiled release.</summary>
    public (ProcessView Process, JsonElement Value)? First(params string[] path)
    {
        foreach (var process in Processes)
            if (process.Release.At(path) is { ValueKind: JsonValueKind.Object } value)
                return (process, value);
        return null;
    }
}
