namespace OpenContracting.Web.Api;

/// <summary>A code, how many projects have it, and their known value; the code is absent for those that have none.</summary>
/// <param name="Key">The code, name or year of the group.</param>
/// <param name="Projects">How many projects are in it.</param>
/// <param name="Value">The sum of the values that are known, balboas and dollars as one; absent where none is known or other currencies are among them.</param>
public sealed record StatisticsGroup(string? Key, int Projects, AmountBody? Value);
