namespace OpenContracting.Web.Queries;

/// <summary>How many projects have a code, and what they are worth together; the code is null for those that have none.</summary>
public sealed record StatisticsRow(string? Key, int Projects, Amount? Value);
