namespace OpenContracting.Projects;

/// <summary>A link that was not followed because what it would join is said to be different projects.</summary>
/// <param name="Link">The link.</param>
/// <param name="Reason">Why not: <c>different-decisions</c>, <c>different-project-ids</c>, <c>kept-apart</c>, <c>stands-alone</c>.</param>
public sealed record GroupingConflict(GroupLink Link, string Reason);
