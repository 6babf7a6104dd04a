using OpenContracting.People.Gatherings;

namespace OpenContracting.Storage.Gatherings;

/// <summary>A meeting of committees or a workshop: when, where, its materials, and how many came. Nobody's name is kept.</summary>
public sealed class Gathering
{
    public const int LongestTitle = 200;
    public const int LongestText = 4000;

    public int Id { get; set; }

    // What it is.
    public required GatheringKind Kind { get; set; }
    public required string TitleEs { get; set; }
    public string? TitleEn { get; set; }
    public required string TextEs { get; set; }
    public string? TextEn { get; set; }
    public required DateTimeOffset At { get; set; }
    public required string Place { get; set; }

    /// <summary>For whom it is.</summary>
    public string? Audience { get; set; }
    public int? Seats { get; set; }

    /// <summary>Where one puts one's name down: with whoever holds it, never here.</summary>
    public string? SignUpLink { get; set; }

    /// <summary>One a line: title, space, address.</summary>
    public string? Materials { get; set; }

    // Who came.
    public int? Attended { get; set; }
    public int? Women { get; set; }
    public int? Men { get; set; }
    public int? Young { get; set; }
    public int? Comarca { get; set; }

    /// <summary>What those who came thought of it, 1 to 5.</summary>
    public decimal? Score { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>What the rules read.</summary>
    public GatheringCounts Counts => new(Attended, Women, Men, Young, Comarca);
}
