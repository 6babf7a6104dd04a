namespace OpenContracting.Web.Api;

/// <summary>All versions of a project, oldest first.</summary>
public sealed record VersionListBody(string Id, IReadOnlyList<VersionBody> Versions);
