using Microsoft.Net.Http.Headers;

namespace OpenContracting.Web.Queries;

/// <summary>A published project as it is sent.</summary>
public sealed record CachedProject(string Id, byte[] Json, EntityTagHeaderValue Tag, string Version, DateTimeOffset PublishedAt)
{
    public const string CacheControl = "public, max-age=60";

    /// <summary>The tag as a header says it.</summary>
    public string TagText { get; } = Tag.ToString();

    public string LastModified { get; } = HeaderUtilities.FormatDate(PublishedAt);
}
