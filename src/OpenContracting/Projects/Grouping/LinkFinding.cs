namespace OpenContracting.Projects.Grouping;

/// <summary>The links between processes, by rule.</summary>
internal static class LinkFinding
{
    /// <summary>Processes a person gave to the same project, and the one that founded it.</summary>
    public static IEnumerable<ProcessLink> Crosswalk(GroupingFacts[] processes, NamedProjects named) =>
        Chained("crosswalk", processes, p => named.Of(p) is { Length: > 0 } project ? [project] : []);

    /// <summary>Processes with the same id in the same register.</summary>
    public static IEnumerable<ProcessLink> ProjectIds(GroupingFacts[] processes) =>
        Chained("project-id", processes, p => p.ProjectIds.Select(id => $"{id.Scheme} {id.Id}".Trim()));

    /// <summary>Re-tenders, named related processes, and quoted contracts of the same buyer.</summary>
    public static IEnumerable<ProcessLink> Structural(GroupingFacts[] processes) =>
        Chained("re-tender", processes, p => p.Number is { } number ? [ProcessNumber.Family(number)] : [])
            .Concat(RelatedProcesses(processes))
            .Concat(QuotedContracts(processes));

    private static IEnumerable<ProcessLink> RelatedProcesses(GroupingFacts[] processes)
    {
        var byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < processes.Length; i++)
        {
            if (processes[i].Ocid is { } ocid)
                byName.TryAdd(ocid, i);
            if (processes[i].Number is { } number)
                byName.TryAdd(number, i);
        }

        for (var i = 0; i < processes.Length; i++)
            foreach (var other in processes[i].RelatedProcesses)
                if (byName.TryGetValue(other, out var j) && i != j && SameBuyer(processes[i], processes[j]))
                    yield return new ProcessLink("related-process", j, i, other);
    }

    private static IEnumerable<ProcessLink> QuotedContracts(GroupingFacts[] processes)
    {
        var owners = new Dictionary<(string, string), int>();
        var disputed = new HashSet<(string, string)>();
        for (var i = 0; i < processes.Length; i++)
            foreach (var number in processes[i].ContractNumbers)
                if (!owners.TryAdd((processes[i].Buyer, number), i))
                    disputed.Add((processes[i].Buyer, number));

        for (var i = 0; i < processes.Length; i++)
            foreach (var number in processes[i].QuotedContracts)
            {
                var key = (processes[i].Buyer, number);
                if (processes[i].Buyer.Length > 0 && !disputed.Contains(key) && owners.TryGetValue(key, out var owner) && owner != i)
                    yield return new ProcessLink("quoted-contract", owner, i, number);
            }
    }

    /// <summary>Links the processes that share a key, each to the first that has it.</summary>
    private static IEnumerable<ProcessLink> Chained(string rule, GroupingFacts[] processes, Func<GroupingFacts, IEnumerable<string>> keys)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < processes.Length; i++)
            foreach (var key in keys(processes[i]))
                if (!first.TryAdd(key, i) && first[key] != i)
                    yield return new ProcessLink(rule, first[key], i, key);
    }

    private static bool SameBuyer(GroupingFacts left, GroupingFacts right) =>
        left.Buyer.Length == 0 || right.Buyer.Length == 0 || left.Buyer == right.Buyer;
}
