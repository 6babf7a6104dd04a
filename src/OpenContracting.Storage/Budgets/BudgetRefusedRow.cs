namespace OpenContracting.Storage.Budgets;

/// <summary>A row of a budget-execution file that could not be used, as it stood, with the reason.</summary>
public sealed class BudgetRefusedRow
{
    public long ImportId { get; set; }

    /// <summary>The line of the file it ends on; the header is line 1.</summary>
    public required int Row { get; set; }
    public required string Code { get; set; }
    public required string Column { get; set; }
    public required string Found { get; set; }
    public required string Raw { get; set; }
}
