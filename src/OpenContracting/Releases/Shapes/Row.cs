using System.Globalization;
using System.Text.Json;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Shapes;

/// <summary>A row of a snapshot: cells as text, and typed values made from them that remember file, row, column and rule.</summary>
internal sealed class Row
{
    private readonly Dictionary<string, Cell> cells = [];
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

    /// <summary>The columns that hold something.</summary>
    public IEnumerable<string> Columns => cells.Keys;

    /// <summary>The cell's text without the space around it; null when it is empty or says that nothing is known.</summary>
    public string? this[string column] =>
        cells.TryGetValue(column, out var cell) && cell.Text.Trim() is { Length: > 0 } trimmed && trimmed is not ("---" or "NULL" or "null")
            ? trimmed
            : null;

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
        if (!cells.TryGetValue(column, out var cell))
            cell = cells.Values.FirstOrDefault();
        return cell.File is null ? Origin.AsGiven(rule) : new(cell.File, cell.Row, column, rule, raw);
    }

    public DraftValue? Text(string column) =>
        this[column] is { } text ? new(text, isText: true, From(column, "text")) : null;

    public DraftValue? Date(string column)
    {
        if (PanamaDate.TryParse(this[column], out var date))
            return Moment(date.Start, column);
        return Unread(column, "not-a-date");
    }

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
    public DraftValue? Amount(string column)
    {
        if (Balboas.TryParse(this[column], out var money))
            return DraftValue.Number(money.Amount, From(column, "money", Shown(money.Amount, column)));
        return Balboas.IsZero(this[column]) ? null : Unread(column, "not-an-amount");
    }

    /// <summary>A number above zero, with comma for thousands and dot for decimals.</summary>
    public DraftValue? Quantity(string column)
    {
        if (!decimal.TryParse(this[column], NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return Unread(column, "not-a-number");
        return number > 0 ? DraftValue.Number(number, From(column, "number", Shown(number, column))) : null;
    }

    /// <summary>A whole number from a lowest one on.</summary>
    public DraftValue? Integer(string column, int lowest)
    {
        if (!decimal.TryParse(this[column], NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number != decimal.Truncate(number) || number > int.MaxValue)
            return Unread(column, "not-a-whole-number");
        return number >= lowest ? DraftValue.Number(decimal.Truncate(number), From(column, "number", Shown(decimal.Truncate(number), column))) : null;
    }

    public DraftValue? Boolean(string column) => this[column]?.ToLowerInvariant() switch
    {
        "true" or "1" or "si" or "sí" => new("true", isText: false, From(column, "yes-or-no")),
        "false" or "0" or "no" => new("false", isText: false, From(column, "yes-or-no")),
        _ => Unread(column, "not-yes-or-no"),
    };

    /// <summary>A text that a rule made from the cell.</summary>
    public DraftValue? Made(string? text, string column, string rule) =>
        text is null ? null : new(text, isText: true, From(column, rule, text == this[column] ? null : this[column]));

    /// <summary>Notes a cell that holds something that is not understood; nothing for an empty one.</summary>
    public DraftValue? Unread(string column, string code)
    {
        if (this[column] is { } raw)
            unread.Add(From(column, code, raw));
        return null;
    }

    private static string Fold(string name) => FoldedText.Fold(name).Replace(" ", "", StringComparison.Ordinal);

    private void Read(JsonElement row)
    {
        var file = row.GetProperty("$file").GetString()!;
        var number = row.GetProperty("$row").GetInt64();
        foreach (var cell in row.EnumerateObject())
            if (cell.Value.ValueKind == JsonValueKind.String && !cell.NameEquals("$file"))
                cells.TryAdd(cell.Name, new Cell(cell.Value.GetString()!, file, number));
    }

    private Dictionary<string, string> ByFoldedName()
    {
        var folded = new Dictionary<string, string>();
        foreach (var column in cells.Keys)
            folded.TryAdd(Fold(column), column);
        return folded;
    }

    private string? Shown(decimal number, string column) =>
        number.ToString(CultureInfo.InvariantCulture) == this[column] ? null : this[column];

    private readonly record struct Cell(string Text, string File, long Row);
}
