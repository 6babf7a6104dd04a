using OpenContracting.Web.Gatherings;

namespace OpenContracting.Web.Api;

/// <summary>A meeting of committees or a workshop, with counts of who came. A count so small that it could point at somebody is absent.</summary>
public sealed record GatheringBody
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    /// <summary>Its place on the page of gatherings, in Spanish.</summary>
    public required string Uri { get; init; }

    /// <summary><c>committees</c> or <c>workshop</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is called.</summary>
    public required Translated Title { get; init; }

    /// <summary>What it is about.</summary>
    public required Translated Text { get; init; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where.</summary>
    public required string Place { get; init; }

    /// <summary>Whom it is for, in words.</summary>
    public string? Audience { get; init; }

    /// <summary>How many can come; absent where that is not limited.</summary>
    public int? Seats { get; init; }

    /// <summary>Where to sign up.</summary>
    public string? SignUpUri { get; init; }

    /// <summary>What was handed out or shown.</summary>
    public required IReadOnlyList<GatheringMaterial> Materials { get; init; }

    /// <summary>How many came.</summary>
    public int? Attended { get; init; }

    /// <summary>How many of them were women.</summary>
    public int? Women { get; init; }

    /// <summary>How many of them were men.</summary>
    public int? Men { get; init; }

    /// <summary>How many of them were young.</summary>
    public int? Young { get; init; }

    /// <summary>How many of them came from a comarca.</summary>
    public int? Comarca { get; init; }

    /// <summary>What those who came thought of it, 1 to 5.</summary>
    public decimal? Score { get; init; }
}
