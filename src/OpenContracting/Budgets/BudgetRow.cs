namespace OpenContracting.Budgets;

/// <summary>What a budget-execution system says of one budget line of one project at the end of one month.</summary>
public sealed record BudgetRow
{
    /// <summary>One of <see cref="BudgetSystem.All"/>.</summary>
    public required string System { get; init; }

    /// <summary>The project's code there, as written, in capitals.</summary>
    public required string Code { get; init; }

    /// <summary>The budget line; empty when the file does not part the project by lines.</summary>
    public required string Line { get; init; }

    /// <summary>The budget year the amounts are of.</summary>
    public required int Year { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The day the figures are of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The institution that carries the project out, as written.</summary>
    public required string Institution { get; init; }

    /// <summary>The project's name in the budget.</summary>
    public required string Name { get; init; }

    /// <summary>The province or comarca, as written; null when the file names none.</summary>
    public string? Province { get; init; }

    /// <summary>The figures; amounts in balboas, of the year until the day.</summary>
    public required BudgetFigures Figures { get; init; }
}
