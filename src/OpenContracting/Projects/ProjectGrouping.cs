using OpenContracting.Projects.Grouping;

namespace OpenContracting.Projects;

/// <summary>Decides which processes are one project. A wrong merge is worse than a missing one.</summary>
/// <remarks>
/// In this order: 1. what people decided (crosswalk); 2. the same id in the same register of projects; 3. links inside one purchase: a re-tender
/// (<c>-R1</c>), a related process, a quoted contract of the same buyer. Nothing else merges: the same budget line, supplier, amount, place or
/// title never does.
/// </remarks>
public static class ProjectGrouping
{
    /// <summary>Groups processes; the result does not depend on their order.</summary>
    /// <param name="processes">What is known of each.</param>
    /// <param name="crosswalk">What people decided.</param>
    /// <param name="known">The ids given so far, by which a decision may name a project; null where there are none yet.</param>
    public static GroupingResult Group(IEnumerable<GroupingFacts> processes, Crosswalk crosswalk, ProjectIdMap? known = null)
    {
        var ordered = processes.OrderBy(p => p.Date ?? DateTimeOffset.MaxValue).ThenBy(p => p.ProcessKey, StringComparer.Ordinal).ToArray();
        var named = new NamedProjects(ordered, crosswalk, known ?? ProjectIdMap.Empty);
        var sets = new ProcessSets(ordered, crosswalk, named);
        foreach (var link in LinkFinding.Crosswalk(ordered, named))
            sets.Join(link);
        foreach (var link in LinkFinding.ProjectIds(ordered))
            sets.Join(link);
        foreach (var link in LinkFinding.Structural(ordered))
            sets.Join(link);
        return new GroupingResult(sets.Groups(), sets.Conflicts);
    }
}
