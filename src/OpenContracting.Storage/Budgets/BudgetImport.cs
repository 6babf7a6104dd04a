namespace OpenContracting.Storage.Budgets;

/// <summary>A budget-execution file that was taken in: rows = used + refused, and used = fresh + changed + known.</summary>
public sealed class BudgetImport
{
    public long Id { get; set; }
    public required string Name { get; set; }

    /// <summary>SHA-256 of the bytes; the same bytes are one import.</summary>
    public required byte[] Hash { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>Who brought it: a person's id, a key's name, or the console.</summary>
    public required string By { get; set; }
    public required bool Synthetic { get; set; }
    public required int Rows { get; set; }
    public required int Refused { get; set; }

    /// <summary>Months that were not known.</summary>
    public int Fresh { get; set; }

    /// <summary>Months that were known with other figures: those of this file count now.</summary>
    public int Changed { get; set; }

    /// <summary>Months that were known with the same figures.</summary>
    public int Known { get; set; }

    public List<BudgetRefusedRow> RefusedRows { get; set; } = [];
}
