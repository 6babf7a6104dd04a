using System.Text;

namespace OpenContracting.Projects.Grouping;

/// <summary>Gives ids to groups: the old id where there is one, redirects where groups were joined, new ids for the rest.</summary>
internal sealed class ProjectIdAssignment
{
    private readonly string prefix;
    private readonly DateTimeOffset now;
    private readonly List<ProjectIdEntry> entries;
    private readonly HashSet<string> used;
    private readonly Dictionary<string, List<int>> byProcess = [];
    private readonly Dictionary<ExternalProjectId, int> byProjectId = [];
    private readonly Dictionary<string, int> byLocalId = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> withdrawn = [];
    private readonly Dictionary<string, List<int>> mergedAway = [];
    private readonly List<ProjectIdChange> changes = [];

    public ProjectIdAssignment(ProjectIdMap map, string prefix, DateTimeOffset now)
    {
        this.prefix = prefix;
        this.now = now;
        entries = [.. map.Entries];
        used = [.. entries.Select(e => e.Id)];
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].State == ProjectIdState.Tombstone)
                withdrawn.Add(entries[i].Anchor);
            if (entries[i].State == ProjectIdState.Redirect)
                MergedAway(entries[i].Anchor).Add(i);
            if (entries[i].State == ProjectIdState.Live)
            {
                foreach (var process in entries[i].Processes)
                    OwnersOf(process).Add(i);
                foreach (var id in entries[i].ProjectIds)
                    byProjectId.TryAdd(id, i);
                byLocalId[entries[i].LocalId] = i;
                byLocalId[entries[i].Id] = i;
            }
        }

        // Decisions that name an id which leads elsewhere today mean the project it leads to.
        var indexes = entries.Select((entry, index) => (entry.Id, index)).ToDictionary(entry => entry.Id, entry => entry.index);
        foreach (var entry in entries.Where(entry => entry.State == ProjectIdState.Redirect))
            if (Resolved(indexes, entry) is { } live)
                byLocalId.TryAdd(entry.Id, live);
    }

    /// <summary>The live entry a redirect leads to in the end.</summary>
    private int? Resolved(Dictionary<string, int> indexes, ProjectIdEntry entry)
    {
        for (var steps = 0; steps <= entries.Count && entry.RedirectTo is { } target && indexes.TryGetValue(target, out var index); steps++)
        {
            entry = entries[index];
            if (entry.State == ProjectIdState.Live)
                return index;
        }

        return null;
    }

    public ProjectIdUpdate Assign(IEnumerable<ProjectGroup> groups)
    {
        var projects = groups.Where(g => g.IsProject).OrderBy(g => g.Processes[0].ProcessKey, StringComparer.Ordinal).ToArray();
        var claims = projects.Select(Claims).ToArray();
        var owner = Owners(projects, claims);

        var result = new List<(ProjectIdentity, ProjectGroup)>();
        for (var g = 0; g < projects.Length; g++)
        {
            var kept = claims[g].Where(e => owner[e] == g).ToArray();
            if (kept.Length == 0 && projects[g].DecidedProject is null && IsWithdrawn(projects[g]))
                continue;
            var entry = kept.Length > 0 ? Keep(kept, projects[g]) : Revive(projects[g]) ?? Add(projects[g], claims[g]);
            result.Add((Identity(entries[entry], projects[g]), projects[g]));
        }

        var grouped = result.Select(r => r.Item1.Id).ToHashSet();
        for (var i = 0; i < entries.Count; i++)
            if (entries[i].State == ProjectIdState.Live && !owner.ContainsKey(i) && !grouped.Contains(entries[i].Id))
                changes.Add(new ProjectIdChange("without-group", entries[i].Id));
        return new ProjectIdUpdate(new ProjectIdMap { Entries = entries }, result, changes);
    }

    public static ProjectIdMap ChangePrefix(ProjectIdMap map, string prefix, DateTimeOffset now)
    {
        var entries = new List<ProjectIdEntry>(map.Entries);
        var indexes = entries.Select((entry, index) => (entry.Id, index)).ToDictionary(entry => entry.Id, entry => entry.index);
        var used = indexes.Keys.ToHashSet();
        for (var index = 0; index < map.Entries.Count; index++)
        {
            var entry = map.Entries[index];
            if (entry.State != ProjectIdState.Live || entry.Id.StartsWith(prefix + "-", StringComparison.Ordinal))
                continue;
            var id = $"{prefix}-{entry.LocalId}";
            // Back to a prefix it had before: the id of then, which leads here, is the project's again.
            var former = indexes.TryGetValue(id, out var known) && entries[known].State == ProjectIdState.Redirect && map.Resolve(id) == entry.Id;
            if (!former)
                id = Free(id, used);
            entries[index] = entry with { State = ProjectIdState.Redirect, RedirectTo = id, Changed = now, Processes = [], ProjectIds = [] };
            if (former)
                entries[known] = entry with { Id = id, Since = entries[known].Since, Changed = now };
            else
                entries.Add(entry with { Id = id, Since = now, Changed = null });
        }

        return new ProjectIdMap { Entries = entries };
    }

    /// <summary>The live entries a group has a claim on: by decision, by another register's id, by its processes.</summary>
    private int[] Claims(ProjectGroup group)
    {
        var claimed = new SortedSet<int>();
        if (group.DecidedProject is { } decided && byLocalId.TryGetValue(decided, out var named))
            claimed.Add(named);
        foreach (var id in group.ProjectIds)
            if (byProjectId.TryGetValue(id, out var registered))
                claimed.Add(registered);
        foreach (var process in group.Processes)
            if (byProcess.TryGetValue(process.ProcessKey, out var owners))
                claimed.UnionWith(owners);
        return [.. claimed];
    }

    /// <summary>Which group keeps an entry that several claim: the one a person named, else where its founding process is, else the largest part.</summary>
    private Dictionary<int, int> Owners(ProjectGroup[] projects, int[][] claims)
    {
        var owner = new Dictionary<int, int>();
        var best = new Dictionary<int, int>();
        for (var g = 0; g < projects.Length; g++)
            foreach (var e in claims[g])
            {
                var score = Score(entries[e], projects[g]);
                if (best.TryGetValue(e, out var other) && other >= score)
                    continue;
                best[e] = score;
                owner[e] = g;
            }

        return owner;
    }

    private int Score(ProjectIdEntry entry, ProjectGroup group)
    {
        var named = group.DecidedProject is { } decided
            && (decided.Equals(entry.LocalId, StringComparison.OrdinalIgnoreCase) || decided == entry.Id
                || (byLocalId.TryGetValue(decided, out var meant) && entries[meant].Id == entry.Id));
        var founded = group.Processes.Any(p => p.ProcessKey == entry.Anchor);
        return (named ? 2_000_000 : 0) + (founded ? 1_000_000 : 0) + group.Processes.Count(p => entry.Processes.Contains(p.ProcessKey));
    }

    /// <summary>Several entries of one group are a merge: the named one stays, else the oldest; the others lead to it.</summary>
    private int Keep(int[] kept, ProjectGroup group)
    {
        var survivor = kept.MaxBy(e => (Score(entries[e], group) >= 2_000_000 ? 1 : 0, -e));
        foreach (var merged in kept.Where(e => e != survivor))
        {
            entries[merged] = entries[merged] with
            {
                State = ProjectIdState.Redirect,
                RedirectTo = entries[survivor].Id,
                Changed = now,
            };
            MergedAway(entries[merged].Anchor).Add(merged);
            changes.Add(new ProjectIdChange("merged", entries[merged].Id, entries[survivor].Id));
        }

        Refresh(survivor, group);
        return survivor;
    }

    /// <summary>A person withdrew the project these processes were: only a person brings it back, by a line in the crosswalk.</summary>
    private bool IsWithdrawn(ProjectGroup group) =>
        withdrawn.Count > 0 && group.Processes.Any(p => withdrawn.Contains(p.ProcessKey));

    /// <summary>A project that was merged away and is parted again gets its old id back.</summary>
    private int? Revive(ProjectGroup group)
    {
        var index = group.Processes.SelectMany(p => mergedAway.GetValueOrDefault(p.ProcessKey) ?? [])
            .Where(e => entries[e].State == ProjectIdState.Redirect && entries[e].Id.StartsWith(prefix + "-", StringComparison.Ordinal))
            .DefaultIfEmpty(-1).Min();
        if (index < 0)
            return null;
        changes.Add(new ProjectIdChange("revived", entries[index].Id, entries[index].RedirectTo));
        entries[index] = entries[index] with { State = ProjectIdState.Live, RedirectTo = null, Changed = now };
        Refresh(index, group);
        return index;
    }

    private int Add(ProjectGroup group, int[] lost)
    {
        var first = group.Processes[0];
        var local = LocalId(group, first);
        var id = Free($"{prefix}-{local}", used);
        entries.Add(new ProjectIdEntry
        {
            Id = id,
            LocalId = id[(prefix.Length + 1)..],
            Anchor = first.ProcessKey,
            Since = now,
            Processes = Keys(group),
            ProjectIds = group.ProjectIds,
        });
        changes.Add(lost.Length > 0 ? new ProjectIdChange("split", id, entries[lost[0]].Id) : new ProjectIdChange("new", id));
        return entries.Count - 1;
    }

    private void Refresh(int index, ProjectGroup group)
    {
        var entry = entries[index];
        var ids = entry.ProjectIds.Union(group.ProjectIds).ToArray();
        if (!entry.Processes.SequenceEqual(Keys(group)) || ids.Length != entry.ProjectIds.Count)
            entries[index] = entry with { Processes = Keys(group), ProjectIds = ids };
    }

    /// <summary>A register's code for the project when there is one, else the number of its first act, else its ocid.</summary>
    private static string LocalId(ProjectGroup group, GroupingFacts first)
    {
        var local = group.DecidedProject
            ?? group.ProjectIds.Select(i => i.Id).FirstOrDefault()
            ?? first.Number ?? first.Ocid ?? first.ProcessKey;
        return ProjectIdText.Local(ProjectIdText.WithoutPrefix(local));
    }

    private static string Free(string id, HashSet<string> used)
    {
        var free = id;
        for (var n = 2; !used.Add(free); n++)
            free = new StringBuilder(id).Append('-').Append(n).ToString();
        return free;
    }

    private static string[] Keys(ProjectGroup group) => [.. group.Processes.Select(p => p.ProcessKey)];

    private static ProjectIdentity Identity(ProjectIdEntry entry, ProjectGroup group) =>
        new() { Id = entry.Id, ProjectIds = entry.ProjectIds, DecidedTitle = group.DecidedTitle };

    private List<int> MergedAway(string anchor) =>
        mergedAway.TryGetValue(anchor, out var known) ? known : mergedAway[anchor] = [];

    private List<int> OwnersOf(string process) =>
        byProcess.TryGetValue(process, out var owners) ? owners : byProcess[process] = [];
}
