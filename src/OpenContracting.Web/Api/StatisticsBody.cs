namespace OpenContracting.Web.Api;

/// <summary>Counts and sums of projects by one kind of code.</summary>
/// <param name="GroupBy">What is counted by, as it was asked.</param>
/// <param name="Total">How many projects the filter finds.</param>
/// <param name="DataAsOf">The time the data speak of; absent before the first publication.</param>
/// <param name="Groups">The groups, most projects first.</param>
public sealed record StatisticsBody(string GroupBy, int Total, DateTimeOffset? DataAsOf, IReadOnlyList<StatisticsGroup> Groups);
