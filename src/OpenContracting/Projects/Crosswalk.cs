using System.Collections.Frozen;

namespace OpenContracting.Projects;

/// <summary>What people decided about processes and projects; it outranks every rule.</summary>
public sealed class Crosswalk
{
    private readonly FrozenDictionary<string, CrosswalkEntry> byProcess;
    private readonly FrozenSet<(string, string)> apart;

    /// <summary>A crosswalk of entries, and of pairs of processes that must never be joined by a rule.</summary>
    /// <remarks>Of two entries for one process the later counts.</remarks>
    public Crosswalk(IEnumerable<CrosswalkEntry> entries, IEnumerable<(string, string)>? neverTogether = null)
    {
        var last = new Dictionary<string, CrosswalkEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
            last[entry.Process.Trim()] = entry;
        byProcess = last.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        apart = (neverTogether ?? []).Select(pair => Ordered(pair.Item1.Trim(), pair.Item2.Trim())).ToFrozenSet();
    }

    /// <summary>No decisions.</summary>
    public static Crosswalk Empty { get; } = new([]);

    /// <summary>Every entry.</summary>
    public IEnumerable<CrosswalkEntry> Entries => byProcess.Values;

    /// <summary>What was decided for a process; null when nothing was.</summary>
    public CrosswalkEntry? For(GroupingFacts process) =>
        (process.Ocid is { } ocid ? byProcess.GetValueOrDefault(ocid) : null)
        ?? (process.Number is { } number ? byProcess.GetValueOrDefault(number) : null)
        ?? byProcess.GetValueOrDefault(process.ProcessKey);

    /// <summary>Whether a person said that two processes do not belong together.</summary>
    public bool KeepsApart(GroupingFacts left, GroupingFacts right)
    {
        if (apart.Count == 0)
            return false;
        foreach (var a in Names(left))
            foreach (var b in Names(right))
                if (apart.Contains(Ordered(a, b)))
                    return true;
        return false;
    }

    private static IEnumerable<string> Names(GroupingFacts process) =>
        new[] { process.ProcessKey, process.Ocid, process.Number }.OfType<string>();

    private static (string, string) Ordered(string left, string right) =>
        string.CompareOrdinal(left, right) <= 0 ? (left, right) : (right, left);
}
