namespace OpenContracting.Budgets;

/// <summary>A code and a work that may be one: something for a person to look at, never a reason to join them.</summary>
/// <param name="Item">What the budget says.</param>
/// <param name="Work">What is published.</param>
/// <param name="Score">How like they are, 0 to 1.</param>
/// <param name="Words">The words both names have, the rarest first.</param>
/// <param name="SameProvince">Whether both name the same province; null when one names none.</param>
/// <param name="Amounts">The smaller of what the budget gives and what the work costs, as a share of the larger; null when one is unknown.</param>
public sealed record BudgetProposal(BudgetItem Item, ContractedWork Work, double Score, IReadOnlyList<string> Words, bool? SameProvince, decimal? Amounts);
