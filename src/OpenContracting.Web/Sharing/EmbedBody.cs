using System.Text.Json.Serialization;

namespace OpenContracting.Web.Sharing;

/// <summary>An oEmbed 1.0 answer of type <c>rich</c>: what a blog or a newsroom's system puts where somebody pasted our address.</summary>
/// <param name="Title">The project's title.</param>
/// <param name="AuthorName">The name of its public authority.</param>
/// <param name="ProviderName">The name of this portal.</param>
/// <param name="ProviderUrl">The home page of this portal.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Html">The frame that shows the project, as HTML.</param>
/// <param name="ThumbnailUrl">A picture of the project, PNG.</param>
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
    /// <summary>The version of oEmbed.</summary>
    [JsonPropertyName("version")]
    public string Version { get; } = "1.0";

    /// <summary>The type of oEmbed.</summary>
    [JsonPropertyName("type")]
    public string Type { get; } = "rich";

    /// <summary>Pixels of the picture across.</summary>
    [JsonPropertyName("thumbnail_width")]
    public int ThumbnailWidth { get; } = ShareCard.Width;

    /// <summary>Pixels of the picture down.</summary>
    [JsonPropertyName("thumbnail_height")]
    public int ThumbnailHeight { get; } = ShareCard.Height;

    /// <summary>Seconds for which this may be kept.</summary>
    [JsonPropertyName("cache_age")]
    public int CacheAge { get; } = 3600;
}
