namespace OpenContracting.Web.Api;

/// <summary>Core coverage in one publication.</summary>
public sealed record CoverageTrendBody(DateTimeOffset DataAsOf, long Projects, long Disclosed, long Due);
