namespace OpenContracting.Web.Api;

/// <summary>Core coverage in one publication.</summary>
/// <param name="DataAsOf">The time that publication's data speak of.</param>
/// <param name="Projects">Of how many projects.</param>
/// <param name="Disclosed">How often an element of the core was disclosed.</param>
/// <param name="Due">How often one was due.</param>
public sealed record CoverageTrendBody(DateTimeOffset DataAsOf, long Projects, long Disclosed, long Due);
