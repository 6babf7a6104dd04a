using Microsoft.Net.Http.Headers;
using OpenContracting.Web.Api;

namespace OpenContracting.Web.Queries;

/// <summary>A published project as it is sent.</summary>
public sealed record CachedProject(string Id, CodedBody Body, string Version, DateTimeOffset PublishedAt)
{
    public const string CacheControl = "public, max-age=60";

    public string LastModified { get; } = HeaderUtilities.FormatDate(PublishedAt);
}
