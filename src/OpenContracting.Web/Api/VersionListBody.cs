namespace OpenContracting.Web.Api;

/// <summary>All versions of a project, oldest first.</summary>
/// <param name="Id">The OC4IDS id of the project.</param>
/// <param name="Versions">The versions.</param>
public sealed record VersionListBody(string Id, IReadOnlyList<VersionBody> Versions);
