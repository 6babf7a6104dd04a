namespace OpenContracting.Projects.Grouping;

/// <summary>The projects that people named, each by one name, and the processes that founded them.</summary>
/// <remarks>
/// A person names a project by its id, by an id it had before, by its local id or by the number of its first act: all mean the same project. Its founding
/// process belongs there without a decision of its own; otherwise giving a second process to a project would turn the first out of it.
/// </remarks>
internal sealed class NamedProjects
{
    private readonly Crosswalk crosswalk;
    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> founded = [];

    public NamedProjects(GroupingFacts[] processes, Crosswalk crosswalk, ProjectIdMap known)
    {
        this.crosswalk = crosswalk;
        var named = crosswalk.Entries.Select(entry => entry.Project).Where(project => project.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (named.Length == 0)
            return;
        var live = LiveEntries(known);
        var byNumber = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var process in processes)
            foreach (var name in new[] { process.ProcessKey, process.Ocid, process.Number })
                if (name is not null)
                    byNumber.TryAdd(name, process.ProcessKey);
        foreach (var project in named)
        {
            var local = ProjectIdText.WithoutPrefix(project);
            var entry = live.GetValueOrDefault(project) ?? live.GetValueOrDefault(local);
            names[project] = entry?.Id ?? local;
            if ((entry?.Anchor ?? byNumber.GetValueOrDefault(local)) is { } founder)
                founded.TryAdd(founder, names[project]);
        }
    }

    /// <summary>The project a process belongs to by a person's word; empty when it stands alone by decision, null when nobody said anything.</summary>
    public string? Of(GroupingFacts process) =>
        crosswalk.For(process) is { } decided
            ? decided.Project.Length > 0 ? names[decided.Project] : ""
            : founded.GetValueOrDefault(process.ProcessKey);

    /// <summary>The projects of today by every id and local id that leads to them.</summary>
    private static Dictionary<string, ProjectIdEntry> LiveEntries(ProjectIdMap known)
    {
        var byId = known.Entries.ToDictionary(entry => entry.Id);
        var live = new Dictionary<string, ProjectIdEntry>(StringComparer.OrdinalIgnoreCase);
        // What an id stands for itself goes before where a former one leads.
        foreach (var entry in known.Entries.OrderBy(entry => entry.State != ProjectIdState.Live))
        {
            if (entry.State == ProjectIdState.Tombstone || known.Resolve(entry.Id, byId) is not { } id)
                continue;
            live.TryAdd(entry.Id, byId[id]);
            live.TryAdd(entry.LocalId, byId[id]);
        }

        return live;
    }
}
