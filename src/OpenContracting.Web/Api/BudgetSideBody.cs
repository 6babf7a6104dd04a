namespace OpenContracting.Web.Api;

/// <summary>What the budget says, all years until a day.</summary>
public sealed record BudgetSideBody(decimal? Assigned, decimal? Modified, decimal? Committed, decimal? Accrued, decimal? Paid, decimal? Progress, DateOnly AsOf);
