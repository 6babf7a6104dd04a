namespace OpenContracting.Web.Api;

/// <summary>Counts and sums of projects by one kind of code.</summary>
public sealed record StatisticsBody(string GroupBy, int Total, DateTimeOffset? DataAsOf, IReadOnlyList<StatisticsGroup> Groups);
