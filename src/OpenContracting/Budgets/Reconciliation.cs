namespace OpenContracting.Budgets;

/// <summary>A work with its budget beside its contract, and the questions their differences raise.</summary>
public sealed record Reconciliation
{
    /// <summary>Two amounts nearer than this share of the larger are taken for the same: they are of different days.</summary>
    public const decimal Tolerance = 0.1m;

    /// <summary>Two measures of progress nearer than this many points are taken for the same.</summary>
    public const decimal Points = 10;

    /// <summary>Progress and payments this many points apart raise a question.</summary>
    public const decimal PaymentPoints = 25;

    /// <summary>Payments and progress of the work that are more than these days newer than the budget's are not compared with them.</summary>
    public const int DaysApart = 31;

    /// <summary>The contract's side.</summary>
    public required ContractedWork Work { get; init; }

    /// <summary>Its codes in the one system that is believed first; other systems tell the same money again.</summary>
    public required IReadOnlyList<BudgetMatch> Matches { get; init; }

    /// <summary>The budget's side.</summary>
    public required BudgetFigures Budget { get; init; }

    /// <summary>The day of the newest figures of the budget.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What the differences ask.</summary>
    public required IReadOnlyList<BudgetQuestion> Questions { get; init; }

    /// <summary>Each work that has a code, by id.</summary>
    public static IReadOnlyList<Reconciliation> Of(BudgetMatching matching) =>
    [
        .. matching.Matches.GroupBy(match => match.Work.ProjectId).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            var system = BudgetSystem.All.First(system => group.Any(match => match.Item.System == system));
            List<BudgetMatch> matches = [.. group.Where(match => match.Item.System == system).OrderBy(match => match.Item.Code, StringComparer.Ordinal)];
            var budget = BudgetFigures.Sum([.. matches.Select(match => match.Item.Figures)]);
            var asOf = matches.Max(match => match.Item.AsOf);
            return new Reconciliation
            {
                Work = matches[0].Work,
                Matches = matches,
                Budget = budget,
                AsOf = asOf,
                Questions = [.. Ask(budget, matches[0].Work, isNewer: matches[0].Work.AsOf > asOf.AddDays(DaysApart))],
            };
        }),
    ];

    private static IEnumerable<BudgetQuestion> Ask(BudgetFigures budget, ContractedWork work, bool isNewer)
    {
        var contract = work.Latest ?? work.Contract;
        if (budget.Paid is { } paid && contract is > 0 && paid > contract * (1 + Tolerance))
            yield return new("paid-above-contract", paid, contract);
        if (budget.Committed is { } committed && contract is > 0 && committed > contract * (1 + Tolerance))
            yield return new("committed-above-contract", committed, contract);
        if ((budget.Committed ?? budget.Paid) is > 0 and { } spent && contract is null)
            yield return new("no-contract", spent, null);
        if (contract is > 0 && (budget.Modified ?? budget.Assigned) is { } available && contract > available * (1 + Tolerance))
            yield return new("contract-above-budget", available, contract);
        if (isNewer)
            yield break;
        if (budget.Paid is { } one && work.Paid is { } other && Apart(one, other))
            yield return new(one > other ? "budget-paid-more" : "contract-paid-more", one, other);
        if (budget.Progress is { } told && work.Progress is { } measured && Math.Abs(told - measured) > Points)
            yield return new("progress-differs", told, measured);
        if (budget.Paid is { } done && contract is > 0 && (work.Progress ?? budget.Progress) is { } progress && done / contract.Value * 100 is var share
            && Math.Abs(share - progress) > PaymentPoints)
            yield return new(share > progress ? "payments-ahead" : "payments-behind", decimal.Round(share, 1), progress);
    }

    private static bool Apart(decimal left, decimal right) => Math.Abs(left - right) > Tolerance * Math.Max(left, right);
}
