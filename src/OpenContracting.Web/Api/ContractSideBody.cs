namespace OpenContracting.Web.Api;

/// <summary>What the work's own data say.</summary>
public sealed record ContractSideBody(decimal? Contract, decimal? Changes, decimal? Latest, decimal? Paid, decimal? Progress, DateOnly? AsOf);
