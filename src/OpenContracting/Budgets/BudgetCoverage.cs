namespace OpenContracting.Budgets;

/// <summary>How much of works and of budget could be set beside each other, and how often people agreed with what was proposed.</summary>
/// <param name="Works">Published works.</param>
/// <param name="WorksMatched">Those with a code of the budget.</param>
/// <param name="Codes">Codes of the budget.</param>
/// <param name="CodesMatched">Those that are a published work's.</param>
/// <param name="Rows">Rows of the budget, all months.</param>
/// <param name="RowsMatched">Those of codes that are a published work's.</param>
/// <param name="Declared">Codes that the work's own data name.</param>
/// <param name="Given">Codes that the crosswalk gives.</param>
/// <param name="Reviewed">Codes of accepted proposals.</param>
/// <param name="Decided">Proposals that people decided on.</param>
/// <param name="Accepted">Those they accepted.</param>
public sealed record BudgetCoverage(
    int Works, int WorksMatched, int Codes, int CodesMatched, int Rows, int RowsMatched, int Declared, int Given, int Reviewed, int Decided, int Accepted)
{
    /// <summary>Below this many decisions a share says more about chance than about the rule.</summary>
    public const int Least = 5;

    /// <summary>The share of decided proposals that people accepted; null below <see cref="Least"/>.</summary>
    public decimal? Precision => Decided < Least ? null : (decimal)Accepted / Decided;

    /// <param name="matching">What is matched.</param>
    /// <param name="rows">How many rows each code has, all months.</param>
    /// <param name="links">What people said.</param>
    public static BudgetCoverage Of(BudgetMatching matching, IReadOnlyDictionary<(string System, string Code), int> rows, IReadOnlyList<BudgetLink> links)
    {
        var decided = links.Where(link => link.OfProposal).GroupBy(link => (link.System, link.Code, link.ProjectId)).Select(group => group.Last()).ToList();
        var works = matching.Matches.Select(match => match.Work.ProjectId).Distinct().Count();
        return new(
            works + matching.OpenWorks.Count, works,
            matching.Matches.Count + matching.Open.Count, matching.Matches.Count,
            rows.Values.Sum(), matching.Matches.Sum(match => rows.GetValueOrDefault((match.Item.System, match.Item.Code))),
            Count(BudgetMethod.Declared), Count(BudgetMethod.Given), Count(BudgetMethod.Reviewed),
            decided.Count, decided.Count(link => link.Accepted));

        int Count(BudgetMethod method) => matching.Matches.Count(match => match.Method == method);
    }
}
