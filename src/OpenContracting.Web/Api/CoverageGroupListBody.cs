namespace OpenContracting.Web.Api;

/// <summary>What the nation's projects disclose of the core, by phase, province and sector.</summary>
/// <param name="Method">Names the way of counting.</param>
/// <param name="Note">What the numbers are not.</param>
/// <param name="DataAsOf">The time the data speak of.</param>
/// <param name="Groups">The parts.</param>
public sealed record CoverageGroupListBody(string Method, string Note, DateTimeOffset? DataAsOf, IReadOnlyList<CoverageGroupBody> Groups);
