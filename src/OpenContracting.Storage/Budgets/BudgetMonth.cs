namespace OpenContracting.Storage.Budgets;

/// <summary>What the budget says of one line of one code in one year at the end of one month; the newest saying counts.</summary>
public sealed class BudgetMonth
{
    public required string System { get; set; }
    public required string Code { get; set; }
    public required string Line { get; set; }
    public required int Year { get; set; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; set; }
    public required DateOnly AsOf { get; set; }
    public required string Institution { get; set; }
    public required string Name { get; set; }
    public string? Province { get; set; }

    // Balboas, of the year until the day.
    public decimal? Assigned { get; set; }
    public decimal? Modified { get; set; }
    public decimal? Committed { get; set; }
    public decimal? Accrued { get; set; }
    public decimal? Paid { get; set; }

    /// <summary>Per cent of the works done.</summary>
    public decimal? Progress { get; set; }

    /// <summary>The import whose figures these are.</summary>
    public required long ImportId { get; set; }
}
