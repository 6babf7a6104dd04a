using System.Text.Json.Serialization;

namespace OpenContracting.Web.Sharing;

/// <summary>An oEmbed 1.0 answer of type <c>rich</c>: what a blog or a newsroom's system puts where somebody pasted our address.</summary>
public sealed record EmbedBody(
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("author_name")] string? AuthorName,
    [property: JsonPropertyName("provider_name")] string ProviderName,
    [property: JsonPropertyName("provider_url")] string ProviderUrl,
    [property: JsonPropertyName("width")] int Width,
    [property: JsonPropertyName("height")] int Height,
    [property: JsonPropertyName("html")] string Html,
    [property: JsonPropertyName("thumbnail_url")] string ThumbnailUrl)
{
    [JsonPropertyName("version")]
    public string Version { get; } = "1.0";

    [JsonPropertyName("type")]
    public string Type { get; } = "rich";

    [JsonPropertyName("thumbnail_width")]
    public int ThumbnailWidth { get; } = ShareCard.Width;

    [JsonPropertyName("thumbnail_height")]
    public int ThumbnailHeight { get; } = ShareCard.Height;

    [JsonPropertyName("cache_age")]
    public int CacheAge { get; } = 3600;
}
