using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries;

/// <summary>A change with what a reader wants to know of its project as it is now.</summary>
public sealed record ChangeEntry(Change Change, string? Title, string? Authority, string? Status, decimal? Value, string? Currency);
