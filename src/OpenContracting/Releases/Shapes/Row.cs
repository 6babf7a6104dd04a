using System.Globalization;
using System.Text.Json;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Shapes;

/// <summary>A row of a snapshot: cells as text, and typed values made from them that remember file, row, column and rule.</summary>
internal sealed class Row
{
    private static string lastFile = "";

    private readonly List<Cell> cells = [];
    private readonly List<Origin> unread;
    private Dictionary<string, string>? byFoldedName;

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row as it stands in a snapshot.</param>
    /// <param name="unread">Takes the cells that hold something that is not understood.</param>
    public Row(JsonElement row, List<Origin> unread)
        : this([row], unread)
    {
    }

    /// <summary>Reads the rows of a page of labels and values as one, each cell with the number of its own row.</summary>
    public Row(IEnumerable<JsonElement> rows, List<Origin> unread)
    {
        this.unread = unread;
        foreach (var row in rows)
            Read(row);
    }

    /// <summary>The cells that hold something.</summary>
    public List<Cell> Cells => cells;

    /// <summary>Their columns.</summary>
    public IEnumerable<string> Columns => cells.Select(cell => cell.Column.Name);

    /// <summary>The cell's text without the space around it; null when it is empty or says that nothing is known.</summary>
    public string? this[string column] => Find(column).Text;

    /// <summary>The first of these columns that holds something, without regard to case, accents and spaces; the first name when none does.</summary>
    public string Named(params ReadOnlySpan<string> names)
    {
        byFoldedName ??= ByFoldedName();
        foreach (var name in names)
            if (byFoldedName.TryGetValue(Fold(name), out var column) && this[column] is not null)
                return column;
        return names[0];
    }

    /// <summary>Where a value comes from; what a rule makes without a cell comes from the row.</summary>
    public Origin From(string column, string rule, string? raw = null)
    {
        var cell = Find(column);
        if (cell.Place is null && cells.Count > 0)
            cell = cells[0];
        return cell.Place is null ? Origin.AsGiven(rule) : cell.Place.Origin(column, rule, raw);
    }

    public DraftValue? Text(string column) => Text(Find(column));

    public static DraftValue? Text(Cell cell) => cell.Text is { } text ? new(text, isText: true, cell.From("text")) : null;

    public DraftValue? Date(string column) => Date(Find(column));

    public DraftValue? Date(Cell cell) => PanamaDate.TryParse(cell.Text, out var date) ? Moment(date.Start, cell) : Unread(cell, "not-a-date");

    public DraftValue Moment(DateTimeOffset moment, string column)
    {
        var text = PanamaDate.Write(moment);
        return new(text, isText: true, From(column, "date", text == this[column] ? null : this[column]));
    }

    /// <summary>A value object; null when the cell holds no amount above zero.</summary>
    public DraftObject? Money(string column)
    {
        if (Amount(column) is not { } amount)
            return null;
        return new DraftObject
        {
            ["amount"] = amount,
            ["currency"] = new DraftValue(Balboas.Currency, isText: true, From(column, "currency-of-the-country")),
        };
    }

    /// <summary>An amount above zero; zero means unknown in these systems.</summary>
    public DraftValue? Amount(string column) => Amount(Find(column));

    public DraftValue? Amount(Cell cell)
    {
        if (Balboas.TryParse(cell.Text, out var money))
            return Number(money.Amount, cell, "money");
        return Balboas.IsZero(cell.Text) ? null : Unread(cell, "not-an-amount");
    }

    /// <summary>A number above zero, with comma for thousands and dot for decimals.</summary>
    public DraftValue? Quantity(string column) => Quantity(Find(column));

    public DraftValue? Quantity(Cell cell)
    {
        if (!decimal.TryParse(cell.Text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return Unread(cell, "not-a-number");
        return number > 0 ? Number(number, cell, "number") : null;
    }

    /// <summary>A whole number from a lowest one on.</summary>
    public DraftValue? Integer(string column, int lowest) => Integer(Find(column), lowest);

    public DraftValue? Integer(Cell cell, int lowest)
    {
        if (!decimal.TryParse(cell.Text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number != decimal.Truncate(number) || number > int.MaxValue)
            return Unread(cell, "not-a-whole-number");
        return number >= lowest ? Number(decimal.Truncate(number), cell, "number") : null;
    }

    public DraftValue? Boolean(string column) => Boolean(Find(column));

    public DraftValue? Boolean(Cell cell) => cell.Text?.ToLowerInvariant() switch
    {
        "true" or "1" or "si" or "sí" => new("true", isText: false, cell.From("yes-or-no")),
        "false" or "0" or "no" => new("false", isText: false, cell.From("yes-or-no")),
        _ => Unread(cell, "not-yes-or-no"),
    };

    /// <summary>A text that a rule made from the cell.</summary>
    public DraftValue? Made(string? text, string column, string rule) =>
        text is null ? null : new(text, isText: true, From(column, rule, text == this[column] ? null : this[column]));

    /// <summary>Notes a cell that holds something that is not understood; nothing for an empty one.</summary>
    public DraftValue? Unread(string column, string code) => Unread(Find(column), code);

    public DraftValue? Unread(Cell cell, string code)
    {
        if (cell.Text is { } raw)
            unread.Add(cell.From(code, raw));
        return null;
    }

    private static string Fold(string name) => FoldedText.Fold(name).Replace(" ", "", StringComparison.Ordinal);

    private static DraftValue Moment(DateTimeOffset moment, Cell cell)
    {
        var text = PanamaDate.Write(moment);
        return text == cell.Text ? new(cell.Text, isText: true, cell.From("date")) : new(text, isText: true, cell.From("date", cell.Text));
    }

    private static DraftValue Number(decimal number, Cell cell, string rule)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new(text, isText: false, cell.From(rule, text == cell.Text ? null : cell.Text));
    }

    private void Read(JsonElement row)
    {
        var place = new Place();
        foreach (var property in row.EnumerateObject())
        {
            if (property.NameEquals("$file"u8))
                place.File = FileOf(property.Value);
            else if (property.NameEquals("$row"u8))
                place.Row = property.Value.GetInt64();
            else if (property.Value.ValueKind == JsonValueKind.String && Column.Of(property) is var column && Find(column.Name).Place is null)
                cells.Add(new Cell(column, Known(property.Value.GetString()!), place));
        }
    }

    // All rows of a table have one file, and another thread may be at another.
    private static string FileOf(JsonElement name)
    {
        var known = lastFile;
        return name.ValueEquals(known) ? known : lastFile = name.GetString()!;
    }

    private static string? Known(string text) =>
        text.Trim() is { Length: > 0 } trimmed && trimmed is not ("---" or "NULL" or "null") ? trimmed : null;

    // A row has some thirty cells: looking through them is quicker than any index, and makes nothing.
    private Cell Find(string column)
    {
        foreach (var cell in cells)
            if (cell.Column.Name == column)
                return cell;
        return default;
    }

    private Dictionary<string, string> ByFoldedName()
    {
        var folded = new Dictionary<string, string>();
        foreach (var cell in cells)
            folded.TryAdd(Fold(cell.Column.Name), cell.Column.Name);
        return folded;
    }

    /// <summary>A cell that holds something.</summary>
    /// <param name="Column">Its column.</param>
    /// <param name="Text">Its text without the space around it; null when it says that nothing is known.</param>
    /// <param name="Place">The row it stands in; null for a cell that is not there.</param>
    public readonly record struct Cell(Column Column, string? Text, Place Place)
    {
        public Origin From(string rule, string? raw = null) => Place.Origin(Column.Name, rule, raw);
    }

    /// <summary>A row of a file.</summary>
    public sealed class Place
    {
        public string File { get; set; } = "";

        public long Row { get; set; }

        public Origin Origin(string column, string rule, string? raw) => new(File, Row, column, rule, raw);
    }
}
