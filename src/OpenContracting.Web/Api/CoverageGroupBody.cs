namespace OpenContracting.Web.Api;

/// <summary>What a part of the nation's projects discloses of the core.</summary>
/// <param name="By">Which kind of part: <c>phase</c>, <c>province</c> or <c>sector</c>.</param>
/// <param name="Code">Which.</param>
/// <param name="Projects">Of how many projects.</param>
/// <param name="Disclosed">How often an element was disclosed.</param>
/// <param name="Missing">How often one was due and was not.</param>
/// <param name="NotDue">How often one is not due yet: the work has not come to that phase.</param>
/// <param name="NotApplicable">How often one does not apply.</param>
/// <param name="Percentage">Disclosed of what is due; absent when nothing is.</param>
/// <param name="Change">By how many points it changed from the publication before; absent where there was none, or nothing was due in one of the two.</param>
/// <param name="Trend">The last publications, the newest last.</param>
public sealed record CoverageGroupBody(
    string By, string Code, long Projects, long Disclosed, long Missing, long NotDue, long NotApplicable, decimal? Percentage, decimal? Change,
    IReadOnlyList<CoverageTrendBody> Trend);
