using OpenContracting.Web.Gatherings;

namespace OpenContracting.Web.Api;

/// <summary>A meeting of committees or a workshop, with counts of who came. A count so small that it could point at somebody is absent.</summary>
public sealed record GatheringBody
{
    public required int Id { get; init; }
    public required string Uri { get; init; }

    /// <summary><c>committees</c> or <c>workshop</c>.</summary>
    public required string Kind { get; init; }
    public required Translated Title { get; init; }
    public required Translated Text { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Place { get; init; }
    public string? Audience { get; init; }
    public int? Seats { get; init; }
    public string? SignUpUri { get; init; }
    public required IReadOnlyList<GatheringMaterial> Materials { get; init; }
    public int? Attended { get; init; }
    public int? Women { get; init; }
    public int? Men { get; init; }
    public int? Young { get; init; }
    public int? Comarca { get; init; }

    /// <summary>What those who came thought of it, 1 to 5.</summary>
    public decimal? Score { get; init; }
}
