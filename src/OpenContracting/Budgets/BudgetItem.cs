namespace OpenContracting.Budgets;

/// <summary>What the budget says of one code: for each line and year the newest month, added up.</summary>
public sealed record BudgetItem
{
    /// <summary>One of <see cref="BudgetSystem.All"/>.</summary>
    public required string System { get; init; }

    /// <summary>The project's code there.</summary>
    public required string Code { get; init; }

    /// <summary>As the newest row says.</summary>
    public required string Institution { get; init; }

    /// <summary>As the newest row says.</summary>
    public required string Name { get; init; }

    /// <summary>As the newest row that says one; null when none does.</summary>
    public string? Province { get; init; }

    /// <summary>The first budget year with a row.</summary>
    public required int FirstYear { get; init; }

    /// <summary>The last budget year with a row.</summary>
    public required int LastYear { get; init; }

    /// <summary>The sums.</summary>
    public required BudgetFigures Figures { get; init; }

    /// <summary>The day of the newest figures.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Items of rows in any order and of any months.</summary>
    public static IReadOnlyList<BudgetItem> Of(IEnumerable<BudgetRow> rows) =>
        [.. rows.GroupBy(row => (row.System, row.Code)).Select(group => Of([.. group.OrderByDescending(row => row.Month).ThenByDescending(row => row.AsOf)]))];

    private static BudgetItem Of(List<BudgetRow> newestFirst)
    {
        var latest = newestFirst.DistinctBy(row => (row.Line, row.Year)).ToList();
        return new BudgetItem
        {
            System = newestFirst[0].System,
            Code = newestFirst[0].Code,
            Institution = newestFirst[0].Institution,
            Name = newestFirst[0].Name,
            Province = newestFirst.Find(row => row.Province is not null)?.Province,
            FirstYear = newestFirst.Min(row => row.Year),
            LastYear = newestFirst.Max(row => row.Year),
            Figures = BudgetFigures.Sum([.. latest.Select(row => row.Figures)]),
            AsOf = newestFirst.Max(row => row.AsOf),
        };
    }
}
