namespace OpenContracting.Standards;

/// <summary>One row of a <see cref="CsvTable"/>, read by column name.</summary>
public readonly struct CsvRow
{
    private readonly Dictionary<string, int> columns;
    private readonly string[] cells;

    internal CsvRow(Dictionary<string, int> columns, string[] cells)
    {
        this.columns = columns;
        this.cells = cells;
    }

    /// <summary>The cell of a column; empty when the table has no such column or the row ends before it.</summary>
    public string this[string column] =>
        columns.TryGetValue(column, out var index) && index < cells.Length ? cells[index] : "";

    /// <summary>The cell of a column; null when it is empty.</summary>
    public string? Value(string column) => this[column] is { Length: > 0 } cell ? cell : null;

    /// <summary>The parts of a cell that holds names parted by semicolons.</summary>
    public string[] Names(string column) =>
        this[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The parts of a cell that holds codes or paths parted by spaces.</summary>
    public string[] Words(string column) => this[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
