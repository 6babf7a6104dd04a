namespace OpenContracting.Web.Api;

/// <summary>What moderation did, and counts of every lane without small numbers.</summary>
/// <param name="Received">Observations that came in.</param>
/// <param name="Waiting">Those that nobody has decided on yet.</param>
/// <param name="Published">Those that were published at some time.</param>
/// <param name="Returned">Those not published, by reason: <c>personalData</c>, <c>unprovenAccusation</c>, <c>insult</c>, <c>offTopic</c>, <c>duplicate</c>, <c>advertising</c>, <c>illegal</c> or <c>security</c>.</param>
/// <param name="Merged">Those that another one said already.</param>
/// <param name="Removed">Those removed after publication, by two persons.</param>
/// <param name="Appeals">Decisions that an author wanted looked at again.</param>
/// <param name="AppealsUpheld">Appealed decisions that somebody else found right.</param>
/// <param name="MedianDaysToDecision">The median of days from coming in to the first decision; null while there is none.</param>
/// <param name="MedianDaysToReply">The median of days from publication to the institution's answer; null while there is none.</param>
/// <param name="Counts">Counts by category, institution, month and outcome, lane by lane.</param>
public sealed record CaseStatisticsBody(
    int Received, int Waiting, int Published, IReadOnlyDictionary<string, int> Returned, int Merged, int Removed, int Appeals, int AppealsUpheld,
    decimal? MedianDaysToDecision, decimal? MedianDaysToReply, IReadOnlyList<CaseCountBody> Counts);
