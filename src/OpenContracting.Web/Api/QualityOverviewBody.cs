namespace OpenContracting.Web.Api;

/// <summary>What validation says of all that is published, and of what was left out for it.</summary>
/// <param name="Projects">Published projects.</param>
/// <param name="LeftOut">Projects that were left out for structural errors.</param>
/// <param name="DataAsOf">The time the data speak of.</param>
/// <param name="Findings">What was found in those that are published.</param>
/// <param name="LeftOutReasons">The structural errors for which the others were left out.</param>
public sealed record QualityOverviewBody(
    int Projects, int LeftOut, DateTimeOffset DataAsOf, IReadOnlyList<FindingBody> Findings, IReadOnlyList<FindingBody> LeftOutReasons);
