using Microsoft.Net.Http.Headers;

namespace OpenContracting.Web.Queries;

/// <summary>A published project as it is sent.</summary>
public sealed record CachedProject(byte[] Json, EntityTagHeaderValue Tag, string Version, DateTimeOffset PublishedAt);
