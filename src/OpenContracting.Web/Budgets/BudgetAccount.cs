using OpenContracting.Budgets;

namespace OpenContracting.Web.Budgets;

/// <summary>Budget beside contracts, as of the publication in sight and what people decided so far.</summary>
/// <param name="Matching">Which code is which project.</param>
/// <param name="Rows">The works with a code, by id.</param>
/// <param name="Coverage">How much could be matched.</param>
/// <param name="AsOf">The newest day of the budget's figures; null when no budget was taken in.</param>
/// <param name="IsSynthetic">Whether any of the figures are invented.</param>
public sealed record BudgetAccount(BudgetMatching Matching, IReadOnlyList<Reconciliation> Rows, BudgetCoverage Coverage, DateOnly? AsOf, bool IsSynthetic)
{
    /// <summary>The institutions of the rows: their party id, with their name.</summary>
    public IReadOnlyList<(string Id, string Name)> Institutions { get; } =
    [
        .. Rows.Where(row => row.Work.InstitutionId is not null).Select(row => (row.Work.InstitutionId!, row.Work.Institution ?? row.Work.InstitutionId!))
            .DistinctBy(pair => pair.Item1).OrderBy(pair => pair.Item2, StringComparer.Ordinal),
    ];

    public Reconciliation? Of(string project) => Rows.FirstOrDefault(row => row.Work.ProjectId == project);

    /// <summary>The rows of an institution, and with a question: those with most questions first.</summary>
    public IReadOnlyList<Reconciliation> Find(string? institution, string? question) =>
    [
        .. Rows.Where(row => (institution is null || row.Work.InstitutionId == institution) && (question is null || row.Questions.Any(each => each.Code == question)))
            .OrderByDescending(row => row.Questions.Count).ThenByDescending(row => row.Budget.Modified ?? row.Budget.Assigned ?? 0).ThenBy(row => row.Work.ProjectId, StringComparer.Ordinal),
    ];
}
