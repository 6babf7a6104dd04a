using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>One run of the mapping: what the element classes read from, and what they write into.</summary>
internal sealed class ProjectMapping
{
    private readonly List<ValueSource> sources = [];
    private readonly List<MappingNotice> notices = [];
    private readonly HashSet<MappingNotice> noticed = [];

    /// <summary>The source named for what an institution says in its project tables.</summary>
    public const string FromTheTables = "project-tables";

    public ProjectMapping(ProjectIdentity identity, ProcessViews views, MappingOptions options)
    {
        Identity = identity;
        Processes = views.Items;
        Tables = views.Tables;
        Options = options;
        Parties = new PartyRegistry(Processes, Tables);
        Copy = new FieldCopier(Parties, (code, path, value) => Notice(code, path, null, value));
    }

    public ProjectIdentity Identity { get; }

    public IReadOnlyList<ProcessView> Processes { get; }

    public MappingOptions Options { get; }

    /// <summary>What the institution says in its project tables; undefined when nothing.</summary>
    public JsonElement Tables { get; }

    public ProjectSchema Schema { get; } = ProjectSchema.Current;

    public PartyRegistry Parties { get; }

    public FieldCopier Copy { get; }

    public ProjectJson Json { get; } = new();

    /// <summary>What lists and search need, filled by the elements on their way.</summary>
    public ProjectFacts Facts { get; set; } = new();

    public DateTimeOffset? Updated { get; set; }

    public string ContentHash { get; set; } = "";

    /// <summary>The next moment after data-as-of at which a period begins or ends.</summary>
    public DateTimeOffset? NextStatusChange { get; private set; }

    /// <summary>The processes that are works, or all when none is known to be.</summary>
    public IEnumerable<ProcessView> Works =>
        Processes.Any(p => p.Nature.IsWorks) ? Processes.Where(p => p.Nature.IsWorks) : Processes;

    public MappedProject Run()
    {
        Json.StartObject();
        foreach (var element in ElementList.Project)
            if (Uses(element.Code))
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
            ContentHash = ContentHash,
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

    /// <summary>Whether an element, or one way to fill it, is wanted.</summary>
    public bool Uses(string code) => !Options.Without.Contains(code);

    /// <summary>Writes a member of the project as the institution's tables say it; false when they do not.</summary>
    public bool MemberFromTables(string member, string rule) => MemberFromTables(Schema.Project, Tables, null, member, rule);

    /// <summary>Writes a member of a process's summary as the institution's tables say it; false when they do not.</summary>
    public bool MemberFromTables(ProcessView process, string member, string rule) =>
        MemberFromTables(Schema.Definition("ContractingProcessSummary"), process.Tables, process, member, rule);

    /// <summary>Writes a member of an object as the institution's tables say it; false when they do not.</summary>
    public bool MemberFromTables(ObjectShape shape, JsonElement tables, ProcessView? process, string member, string rule)
    {
        if (!Copy.Member(Json, shape, tables, member, process))
            return false;
        From(member, process, FromTheTables, rule);
        return true;
    }

    /// <summary>Writes an array: first what the institution's tables have of it, then what the releases have.</summary>
    public void Array(string name, string definition, string rule, JsonElement tables, ProcessView? process, IEnumerable<SourceItem> items)
    {
        Json.StartArray(name);
        Copy.Items(Json, Schema.Definition(definition),
            tables.Objects(name).Select(i => new SourceItem(i, process, FromTheTables)).Concat(items),
            item => From(null, item.Process, item.Source, rule, inferred: item.HasInferredType));
        Json.End();
    }
}
