namespace OpenContracting.Projects;

/// <summary>The id-map after a grouping, which group has which id, and what changed.</summary>
/// <param name="Map">The new map, to be stored in the same transaction as the projects.</param>
/// <param name="Projects">The groups that are projects, each with its identity.</param>
/// <param name="Changes">What changed; empty when nothing did.</param>
public sealed record ProjectIdUpdate(
    ProjectIdMap Map, IReadOnlyList<(ProjectIdentity Identity, ProjectGroup Group)> Projects, IReadOnlyList<ProjectIdChange> Changes);
