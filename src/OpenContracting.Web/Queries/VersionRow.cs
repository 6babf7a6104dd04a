using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries;

/// <summary>A version of a project without its bytes.</summary>
public sealed record VersionRow(int Version, DateTimeOffset PublishedAt, ProjectState State, byte[] Hash, int Size);
