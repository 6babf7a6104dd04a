using OpenContracting.People.Cases;

namespace OpenContracting.Web.Cases;

/// <summary>What moderation did, and counts of all lanes.</summary>
public sealed record CaseFigures
{
    public required int Received { get; init; }
    public required int Waiting { get; init; }
    public required int Published { get; init; }
    public required IReadOnlyList<(CaseReason Reason, int Count)> Returned { get; init; }
    public required int Merged { get; init; }
    public required int Removed { get; init; }
    public required int Appeals { get; init; }
    public required int AppealsUpheld { get; init; }
    public required decimal? DaysToDecision { get; init; }
    public required decimal? DaysToReply { get; init; }
    public required IReadOnlyList<CaseCount> Counts { get; init; }
}
