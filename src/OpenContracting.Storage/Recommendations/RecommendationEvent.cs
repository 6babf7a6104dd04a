using OpenContracting.People.Recommendations;

namespace OpenContracting.Storage.Recommendations;

/// <summary>A line of a recommendation's history. Only ever added.</summary>
public sealed class RecommendationEvent
{
    public long Id { get; set; }
    public int RecommendationId { get; set; }

    /// <summary>From 1, without gaps: two who write at once cannot both be next.</summary>
    public required int Number { get; set; }
    public required DateTimeOffset At { get; set; }
    public required RecommendationRole Role { get; set; }

    /// <summary>The user's id; never published.</summary>
    public required string By { get; set; }
    public required RecommendationEntryKind Kind { get; set; }
    public RecommendationState? State { get; set; }
    public string? TextEs { get; set; }
    public string? TextEn { get; set; }
    public string? Link { get; set; }
    public DateOnly? Day { get; set; }
    public int? Target { get; set; }

    /// <summary>When the author was told, or there was nobody to tell.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>What the rules read.</summary>
    public RecommendationEntry Entry => new()
    {
        Number = Number,
        At = At,
        Role = Role,
        Kind = Kind,
        State = State,
        Text = TextEs,
        Link = Link,
        Day = Day,
        Target = Target,
    };
}
