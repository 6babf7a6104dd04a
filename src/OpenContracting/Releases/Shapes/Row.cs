using System.Text.Json;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Shapes;

/// <summary>A row of a snapshot: cells as text, and typed values made from them that remember file, row, column and rule.</summary>
internal sealed class Row
{
    private readonly Dictionary<string, string> cells = [];
    private readonly string file = "";
    private readonly long number;

    public Row(JsonElement row)
    {
        foreach (var cell in row.EnumerateObject())
        {
            if (cell.NameEquals("$file"))
                file = cell.Value.GetString()!;
            else if (cell.NameEquals("$row"))
                number = cell.Value.GetInt64();
            else
                cells[cell.Name] = cell.Value.GetString()!;
        }
    }

    /// <summary>The cell's text without the space around it; null when it is empty or says that nothing is known.</summary>
    public string? this[string column] =>
        cells.TryGetValue(column, out var text) && text.Trim() is { Length: > 0 } trimmed && trimmed is not ("---" or "NULL" or "null")
            ? trimmed
            : null;

    public Origin From(string column, string rule, string? raw = null) => new(file, number, column, rule, raw);

    public DraftValue? Text(string column) =>
        this[column] is { } text ? new(text, isText: true, From(column, "text")) : null;

    public DraftValue? Date(string column) =>
        PanamaDate.TryParse(this[column], out var date) ? Moment(date.Start, column) : null;

    public DraftValue Moment(DateTimeOffset moment, string column) =>
        new(PanamaDate.Write(moment), isText: true, From(column, "date", this[column]));

    /// <summary>A value object; null when the cell holds no amount above zero.</summary>
    public DraftObject? Money(string column)
    {
        if (!Balboas.TryParse(this[column], out var money))
            return null;
        return new DraftObject
        {
            ["amount"] = DraftValue.Number(money.Amount, From(column, "money", this[column])),
            ["currency"] = new DraftValue(Balboas.Currency, isText: true, From(column, "currency-of-the-country")),
        };
    }

    /// <summary>A text that a rule made from the cell.</summary>
    public DraftValue? Made(string? text, string column, string rule) =>
        text is null ? null : new(text, isText: true, From(column, rule, text == this[column] ? null : this[column]));
}
