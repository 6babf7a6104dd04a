using OpenContracting.People.Recommendations;

namespace OpenContracting.Storage.Recommendations;

/// <summary>What somebody asked for. Its wording is never edited; all that happens to it stands in its <see cref="RecommendationEvent"/>s.</summary>
public sealed class Recommendation
{
    public const int LongestText = 8000;
    public const int LongestTitle = 300;

    public int Id { get; set; }

    /// <summary>Its public name: <c>cocreacion-2023-01</c>.</summary>
    public required string Code { get; set; }

    // Where it came from.
    public required RecommendationSource Source { get; set; }

    /// <summary>The document it stands in, by name or address.</summary>
    public string? SourceDocument { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }

    // What it says; in English where somebody wrote it in English too.
    public required string TitleEs { get; set; }
    public string? TitleEn { get; set; }
    public required string TextEs { get; set; }
    public string? TextEn { get; set; }

    /// <summary>A code: <c>data</c>, <c>participation</c>…</summary>
    public required string Theme { get; set; }

    // Whom and what it is about.
    /// <summary>The institution it is addressed to, by its code; null when it is addressed to this portal.</summary>
    public string? Institution { get; set; }
    public string? ProjectId { get; set; }
    public string? Committee { get; set; }

    /// <summary>Where its author wants to hear of it; never published.</summary>
    public string? AuthorEmail { get; set; }
    public string AuthorLanguage { get; set; } = "es";

    public List<RecommendationEvent> Events { get; } = [];
}
