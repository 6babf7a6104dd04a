using System.Globalization;

namespace OpenContracting.Standards;

/// <summary>One row of a <see cref="CsvTable"/>, read by column name.</summary>
public readonly struct CsvRow
{
    private readonly Dictionary<string, int> columns;
    private readonly string[] cells;
    private readonly int number;

    internal CsvRow(Dictionary<string, int> columns, string[] cells, int number)
    {
        this.columns = columns;
        this.cells = cells;
        this.number = number;
    }

    /// <summary>The cell of a column; empty when the table has no such column or the row ends before it.</summary>
    public string this[string column] =>
        columns.TryGetValue(column, out var index) && index < cells.Length ? cells[index] : "";

    /// <summary>The number in a cell. A comma is refused: taken for a separator of thousands it would change the value a hundredfold.</summary>
    /// <exception cref="FormatException">The cell holds no number.</exception>
    internal decimal Decimal(string column) =>
        decimal.TryParse(this[column].Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault("fault.number", column);

    /// <summary>The degrees in a cell, from -<paramref name="most"/> to <paramref name="most"/>.</summary>
    /// <exception cref="FormatException">The cell holds no such number.</exception>
    internal decimal Degrees(string column, int most) => Decimal(column) is var degrees && Math.Abs(degrees) <= most
        ? degrees
        : throw Fault("fault.degrees", column, most);

    /// <summary>What is wrong with a cell, by a text that takes the row, the cell and the column.</summary>
    internal FaultException Fault(string key, string column, params object?[] more) => new(key, [number, this[column], column, .. more]);

    /// <summary>The cell of a column; null when it is empty.</summary>
    public string? Value(string column) => this[column] is { Length: > 0 } cell ? cell : null;

    /// <summary>The parts of a cell that holds names parted by semicolons.</summary>
    public string[] Names(string column) =>
        this[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The parts of a cell that holds codes or paths parted by spaces.</summary>
    public string[] Words(string column) => this[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
