namespace OpenContracting.Projects;

/// <summary>Every process in exactly one group, and the links that could not be followed.</summary>
/// <param name="Groups">The groups, by their first process.</param>
/// <param name="Conflicts">What a person should look at.</param>
public sealed record GroupingResult(IReadOnlyList<ProjectGroup> Groups, IReadOnlyList<GroupingConflict> Conflicts);
