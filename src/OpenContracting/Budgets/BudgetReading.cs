namespace OpenContracting.Budgets;

/// <summary>What was read of a budget-execution file.</summary>
/// <param name="Rows">The rows that can be used.</param>
/// <param name="Refusals">Those that cannot, with the reason.</param>
/// <param name="Count">All rows below the header, blank ones aside: rows and refusals together.</param>
public sealed record BudgetReading(IReadOnlyList<BudgetRow> Rows, IReadOnlyList<BudgetRefusal> Refusals, int Count);
