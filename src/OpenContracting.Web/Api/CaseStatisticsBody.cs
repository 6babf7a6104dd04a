namespace OpenContracting.Web.Api;

/// <summary>What moderation did, and counts of every lane without small numbers.</summary>
public sealed record CaseStatisticsBody(
    int Received, int Waiting, int Published, IReadOnlyDictionary<string, int> Returned, int Merged, int Removed, int Appeals, int AppealsUpheld,
    decimal? MedianDaysToDecision, decimal? MedianDaysToReply, IReadOnlyList<CaseCountBody> Counts);
