namespace OpenContracting.Web.Api;

/// <summary>A code, how many projects have it, and their known value; the code is absent for those that have none.</summary>
public sealed record StatisticsGroup(string? Key, int Projects, AmountBody? Value);
