namespace OpenContracting.Web.Api;

/// <summary>The works that a filter finds, with how much of all could be matched.</summary>
/// <param name="Total">How many works the filter finds.</param>
/// <param name="Synthetic">Whether any of the budget's figures are invented.</param>
/// <param name="AsOf">The newest day of the budget's figures.</param>
/// <param name="Coverage">How much of all could be matched.</param>
/// <param name="Reconciliations">The works, those with most questions first.</param>
/// <param name="Next">The address of what follows; null at the end.</param>
public sealed record ReconciliationListBody(
    int Total, bool Synthetic, DateOnly? AsOf, BudgetCoverageBody Coverage, IReadOnlyList<ReconciliationBody> Reconciliations, string? Next);
