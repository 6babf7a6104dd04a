namespace OpenContracting.Web.Api;

/// <summary>What the work's own data say.</summary>
/// <param name="Contract">Balboas that were contracted; null when nothing was.</param>
/// <param name="Changes">By how many balboas changes moved the contract.</param>
/// <param name="Latest">Balboas of the contract after its changes.</param>
/// <param name="Paid">Balboas paid, as the work's own transactions add up.</param>
/// <param name="Progress">Per cent of the works done as the institution last measured it, 0 to 100.</param>
/// <param name="AsOf">The newest day its payments or progress are of.</param>
public sealed record ContractSideBody(decimal? Contract, decimal? Changes, decimal? Latest, decimal? Paid, decimal? Progress, DateOnly? AsOf);
