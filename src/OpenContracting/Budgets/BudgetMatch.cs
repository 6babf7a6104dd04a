namespace OpenContracting.Budgets;

/// <summary>A code of the budget and the project it is of.</summary>
public sealed record BudgetMatch(BudgetItem Item, ContractedWork Work, BudgetMethod Method);
