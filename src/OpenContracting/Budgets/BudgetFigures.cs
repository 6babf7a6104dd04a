namespace OpenContracting.Budgets;

/// <summary>Amounts of a budget, in balboas, and how much of the work it says is done; null where the source does not say.</summary>
/// <param name="Assigned">As the budget law gave it.</param>
/// <param name="Modified">After transfers and supplements: what may be spent.</param>
/// <param name="Committed">What contracts and orders have tied up.</param>
/// <param name="Accrued">What is owed for what was delivered.</param>
/// <param name="Paid">What was paid.</param>
/// <param name="Progress">Per cent of the works done, 0 to 100.</param>
public sealed record BudgetFigures(decimal? Assigned, decimal? Modified, decimal? Committed, decimal? Accrued, decimal? Paid, decimal? Progress)
{
    /// <summary>Whether the source says anything at all.</summary>
    public bool AreEmpty => (Assigned ?? Modified ?? Committed ?? Accrued ?? Paid ?? Progress) is null;

    /// <summary>The sums over lines and years; the work is as far as the line that says most.</summary>
    public static BudgetFigures Sum(IReadOnlyCollection<BudgetFigures> figures) => new(
        Add(figures, each => each.Assigned), Add(figures, each => each.Modified), Add(figures, each => each.Committed),
        Add(figures, each => each.Accrued), Add(figures, each => each.Paid), figures.Max(each => each.Progress));

    private static decimal? Add(IEnumerable<BudgetFigures> figures, Func<BudgetFigures, decimal?> of) =>
        figures.Select(of).Where(amount => amount is not null).Aggregate((decimal?)null, (sum, amount) => (sum ?? 0) + amount);
}
