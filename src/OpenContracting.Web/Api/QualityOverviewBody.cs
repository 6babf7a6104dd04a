namespace OpenContracting.Web.Api;

/// <summary>What validation says of all that is published, and of what was left out for it.</summary>
public sealed record QualityOverviewBody(
    int Projects, int LeftOut, DateTimeOffset DataAsOf, IReadOnlyList<FindingBody> Findings, IReadOnlyList<FindingBody> LeftOutReasons);
