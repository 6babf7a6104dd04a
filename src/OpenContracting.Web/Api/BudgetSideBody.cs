namespace OpenContracting.Web.Api;

/// <summary>What the budget says, all years until a day.</summary>
/// <param name="Assigned">Balboas as the budget law gave them.</param>
/// <param name="Modified">Balboas after transfers and supplements: what may be spent.</param>
/// <param name="Committed">Balboas that contracts and orders have tied up.</param>
/// <param name="Accrued">Balboas owed for what was delivered.</param>
/// <param name="Paid">Balboas that were paid.</param>
/// <param name="Progress">Per cent of the works done as the budget's report has it, 0 to 100.</param>
/// <param name="AsOf">The last day these figures are of.</param>
public sealed record BudgetSideBody(decimal? Assigned, decimal? Modified, decimal? Committed, decimal? Accrued, decimal? Paid, decimal? Progress, DateOnly AsOf);
