namespace OpenContracting.Projects.Grouping;

/// <summary>Disjoint sets of processes that grow by links, and refuse to join what is said to be different.</summary>
internal sealed class ProcessSets
{
    private readonly GroupingFacts[] processes;
    private readonly Crosswalk crosswalk;
    private readonly NamedProjects named;
    private readonly int[] parent;
    private readonly Dictionary<int, Members> sets = [];

    public ProcessSets(GroupingFacts[] processes, Crosswalk crosswalk, NamedProjects named)
    {
        this.named = named;
        this.processes = processes;
        this.crosswalk = crosswalk;
        parent = [.. Enumerable.Range(0, processes.Length)];
    }

    /// <summary>Links that were not followed.</summary>
    public List<GroupingConflict> Conflicts { get; } = [];

    /// <summary>Joins the sets of both ends, unless that would contradict a decision or an id.</summary>
    public void Join(ProcessLink link)
    {
        var (from, to) = (Root(link.From), Root(link.To));
        var (left, right) = (Of(from), Of(to));
        var why = new GroupLink(link.Rule, processes[link.From].ProcessKey, processes[link.To].ProcessKey, link.Evidence);
        if (from == to)
        {
            left.Links.Add(why);
            return;
        }

        if (Contradiction(left, right) is { } reason)
        {
            Conflicts.Add(new GroupingConflict(why, reason));
            return;
        }

        // The earlier process stays the root, so that the result does not depend on the order of links.
        var (root, joined) = from < to ? (from, to) : (to, from);
        parent[joined] = root;
        Of(root).Take(Of(joined));
        Of(root).Links.Add(why);
        sets.Remove(joined);
    }

    /// <summary>The groups, by their first process.</summary>
    public IReadOnlyList<ProjectGroup> Groups() =>
    [
        .. Enumerable.Range(0, processes.Length).Where(i => Root(i) == i).Select(i => Of(i)).Select(set =>
        {
            var members = set.Processes.Order().Select(i => processes[i]).ToArray();
            var decisions = members.Select(crosswalk.For).OfType<CrosswalkEntry>().Where(e => e.Project.Length > 0).ToArray();
            return new ProjectGroup
            {
                Processes = members,
                Links = set.Links,
                DecidedProject = decisions.FirstOrDefault()?.Project,
                DecidedTitle = decisions.FirstOrDefault(d => d.Title is not null)?.Title,
                ProjectIds = [.. set.Ids],
            };
        }),
    ];

    private string? Contradiction(Members left, Members right)
    {
        if (left.Alone || right.Alone)
            return "stands-alone";
        if (left.Decision is not null && right.Decision is not null && !string.Equals(left.Decision, right.Decision, StringComparison.OrdinalIgnoreCase))
            return "different-decisions";
        if (left.Ids.Any(a => right.Ids.Any(b => a.Scheme == b.Scheme && a.Id != b.Id)) && (left.Decision is null || left.Decision != right.Decision))
            return "different-project-ids";
        return left.Processes.Any(a => right.Processes.Any(b => crosswalk.KeepsApart(processes[a], processes[b]))) ? "kept-apart" : null;
    }

    private int Root(int process)
    {
        while (parent[process] != process)
            process = parent[process] = parent[parent[process]];
        return process;
    }

    private Members Of(int root)
    {
        if (sets.TryGetValue(root, out var set))
            return set;
        return sets[root] = new Members(root, named.Of(processes[root]), processes[root].ProjectIds);
    }

    private sealed class Members(int first, string? decision, IEnumerable<ExternalProjectId> ids)
    {
        public string? Decision { get; private set; } = decision;

        /// <summary>An entry without a project is a decision too: the process stands alone.</summary>
        public bool Alone => Decision is "";

        public List<int> Processes { get; } = [first];

        public SortedSet<ExternalProjectId> Ids { get; } = new(ids, ByText);

        public List<GroupLink> Links { get; } = [];

        private static Comparer<ExternalProjectId> ByText { get; } =
            Comparer<ExternalProjectId>.Create((a, b) => string.CompareOrdinal($"{a.Scheme}\n{a.Id}", $"{b.Scheme}\n{b.Id}"));

        public void Take(Members other)
        {
            Decision ??= other.Decision;
            Processes.AddRange(other.Processes);
            Ids.UnionWith(other.Ids);
            Links.AddRange(other.Links);
        }
    }
}
