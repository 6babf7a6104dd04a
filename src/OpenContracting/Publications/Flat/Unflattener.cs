using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenContracting.Projects.Mapping;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Publications.Flat;

/// <summary>Makes projects or releases of flat tables: those <see cref="Flattener"/> wrote, exactly, and those people filled in, with a notice for each cell that cannot be used.</summary>
/// <remarks>
/// Use: <see cref="AddCsv"/> for each table, then <see cref="Items"/>. Headers may be the standard's names or its titles in Spanish or English.
/// Where people leave the keys out, a row is called by its <c>id</c>, and <c>_parent</c> names that.
/// </remarks>
public sealed class Unflattener(FlatLayout layout) : IDisposable
{
    private readonly Dictionary<FlatTable, FlatInput> inputs = [];
    private readonly List<FlatNotice> notices = [];
    private readonly List<int> rows = [];
    private readonly ProjectJson json = new();

    /// <summary>What could not be used, so far.</summary>
    public IReadOnlyList<FlatNotice> Notices => notices;

    /// <summary>Whether the layout has a table of this name.</summary>
    public static bool IsRoot(FlatLayout layout, string name) => NameOf(name) == FoldedText.Fold(layout.Root.Name);

    /// <summary>Whether the layout has any table of this name.</summary>
    public static bool IsTable(FlatLayout layout, string name) => layout.Tables.Any(table => FoldedText.Fold(table.Name) == NameOf(name));

    /// <summary>Takes the table of the items themselves, whatever the file is called.</summary>
    /// <returns>Whether it has a column of ids and another one of the layout; if not, nothing was taken.</returns>
    public bool TryAddRoot(string name, byte[] csv)
    {
        var told = new List<FlatNotice>();
        var input = new FlatInput(layout.Root, FlatSheet.Read(name, csv), told.Add);
        if (!input.HasId || input.Known < 2)
            return false;
        inputs[layout.Root] = new FlatInput(layout.Root, FlatSheet.Read(name, csv), notices.Add);
        return true;
    }

    /// <summary>Takes a table: CSV with a header, named as the file or sheet is.</summary>
    public void AddCsv(string name, byte[] csv)
    {
        if (layout.Tables.FirstOrDefault(table => FoldedText.Fold(table.Name) == NameOf(name)) is { } known)
            inputs[known] = new FlatInput(known, FlatSheet.Read(name, csv), notices.Add);
        else
            notices.Add(new FlatNotice("unknown-table", name, 0, null, null));
    }

    /// <summary>Takes the sheets of a workbook (XLSX) as tables; returns what stood around the items in their package, when it says that.</summary>
    /// <exception cref="InvalidDataException">It is no workbook.</exception>
    /// <exception cref="Workbooks.TableTooLargeException">Its rows come to more than <paramref name="mostBytes"/>.</exception>
    public ReadOnlyMemory<byte> AddWorkbook(Stream workbook, long mostBytes = 16L << 30)
    {
        var read = FlatWorkbookReader.Read(workbook, layout, mostBytes);
        foreach (var (table, sheet) in read.Tables)
            inputs[table] = new FlatInput(table, sheet, notices.Add);
        foreach (var name in read.Unknown)
            notices.Add(new FlatNotice("unknown-table", name, 0, null, null));
        return read.Package;
    }

    /// <summary>Whether a workbook has a sheet of this layout's items.</summary>
    /// <exception cref="InvalidDataException">It is no workbook.</exception>
    public static bool HasRoot(FlatLayout layout, Stream workbook, long mostBytes = 16L << 30) => FlatWorkbookReader.HasRoot(workbook, layout, mostBytes);

    /// <summary>Where a value of an item given out by <see cref="Items"/> stands in the tables.</summary>
    /// <param name="item">The item's number, from 0.</param>
    /// <param name="pointer">JSON Pointer from the item.</param>
    /// <returns>The cell, or what is nearest to it: the row of the object that would hold it; null when there is no such item.</returns>
    public FlatPlace? PlaceOf(long item, string pointer)
    {
        if (item < 0 || item >= rows.Count || !inputs.TryGetValue(layout.Root, out var input))
            return null;
        var row = rows[(int)item];
        var shape = input.Table.Object;
        var steps = pointer.Split('/').Skip(1).ToList();
        for (var at = 0; at < steps.Count; at++)
        {
            if (shape.Members.FirstOrDefault(member => member.Name == steps[at]) is not { } member)
                return input.PlaceOf(row, null);
            if (member.Column is { } column)
                return input.PlaceOf(row, column);
            if (member.Object is { } inner)
            {
                shape = inner;
                continue;
            }

            if (at + 1 == steps.Count || !int.TryParse(steps[at + 1], CultureInfo.InvariantCulture, out var index) || !inputs.TryGetValue(member.Table!, out var children))
                return input.PlaceOf(row, null);
            if (children.RowsOf(input.Key(row)).Skip(index).Select(child => (int?)child).FirstOrDefault() is not { } found)
                return input.PlaceOf(row, null);
            (input, row, shape, at) = (children, found, member.Table!.Object, at + 1);
        }

        return input.PlaceOf(row, null);
    }

    /// <summary>The items, in the order of their table; each until the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Items()
    {
        if (!inputs.TryGetValue(layout.Root, out var roots))
        {
            notices.Add(new FlatNotice("no-items", layout.Root.Name, 0, null, null));
            yield break;
        }

        TellOrphans();
        rows.Clear();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < roots.Rows; row++)
        {
            if (roots.IsBlank(row))
                continue;
            var key = roots.Key(row);
            if (key.Length > 0 && !keys.Add(key))
                roots.Tell("repeated-key", row, layout.Root.Columns[FlatTable.KeyColumn], key);
            rows.Add(row);
            json.Reset();
            json.StartObject();
            Row(roots, row);
            if (json.End())
                yield return json.Written;
            else
                yield return "{}"u8.ToArray();
        }
    }

    /// <summary>Lets go of the writer's memory.</summary>
    public void Dispose() => json.Dispose();

    private static string NameOf(string file) => FoldedText.Fold(Path.GetFileNameWithoutExtension(file));

    private void TellOrphans()
    {
        foreach (var input in inputs.Values.Where(input => !input.Table.IsRoot))
        {
            var parents = new HashSet<string>(StringComparer.Ordinal);
            if (inputs.TryGetValue(input.Table.Parent!, out var above))
                for (var row = 0; row < above.Rows; row++)
                    parents.Add(above.Key(row));
            input.TellOrphans(parents);
        }
    }

    private void Row(FlatInput input, int row)
    {
        var extra = Extra(input, row);
        Object(input, row, input.Table.Object, extra);
    }

    private void Object(FlatInput input, int row, FlatObject shape, JsonElement extra)
    {
        foreach (var member in shape.Members)
        {
            if (member.Column is { } column)
            {
                if (input[row, column] is { IsEmpty: false } cell)
                    Cell(input, row, column, member.Name, cell);
            }
            else if (member.Object is { } inner)
            {
                json.StartObject(member.Name);
                Object(input, row, inner, extra);
                json.End();
            }
            else if (inputs.TryGetValue(member.Table!, out var children))
            {
                json.StartArray(member.Name);
                foreach (var child in children.RowsOf(input.Key(row)))
                    Item(children, child);
                json.End();
            }
        }

        if (extra.ValueKind == JsonValueKind.Object)
            foreach (var entry in extra.EnumerateObject())
                if (entry.Name.LastIndexOf('/') is >= 0 and var slash && entry.Name.AsSpan(0, slash).SequenceEqual(shape.Pointer))
                    json.Raw(entry.Name[(slash + 1)..].Replace("~1", "/").Replace("~0", "~"), Encoding.UTF8.GetBytes(entry.Value.GetRawText()));
    }

    private void Item(FlatInput input, int row)
    {
        var extra = Extra(input, row);
        if (extra.ValueKind == JsonValueKind.Object && extra.TryGetProperty("", out var whole))
        {
            json.Raw(null, Encoding.UTF8.GetBytes(whole.GetRawText()));
            return;
        }

        json.StartObject();
        Object(input, row, input.Table.Object, extra);
        if (!json.End())
            json.Raw(null, "{}"u8);
    }

    private static JsonElement Extra(FlatInput input, int row)
    {
        var column = input.Table.Columns[FlatTable.ExtraColumn];
        var cell = input[row, column];
        if (cell.IsEmpty)
            return default;
        if (TryParse(cell, out var extra) && extra.ValueKind == JsonValueKind.Object)
            return extra;
        input.Tell("not-json", row, column, Encoding.UTF8.GetString(cell));
        return default;
    }

    private void Cell(FlatInput input, int row, FlatColumn column, string name, ReadOnlySpan<byte> cell)
    {
        switch (column.Kind)
        {
            case FlatKind.Number or FlatKind.Integer:
                Number(input, row, column, name, cell);
                break;
            case FlatKind.TextOrNumber when FlatCells.IsNumber(cell):
                json.Raw(name, cell);
                break;
            case FlatKind.Boolean:
                Boolean(input, row, column, name, cell);
                break;
            case FlatKind.Date when !FlatDates.IsComplete(cell):
                Date(input, row, column, name, cell);
                break;
            case FlatKind.Texts:
                json.StartArray(name);
                foreach (var part in Encoding.UTF8.GetString(FlatCells.Plain(cell)).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    json.String(null, part);
                json.End();
                break;
            case FlatKind.Json:
                if (TryParse(cell, out var value))
                    json.Raw(name, Encoding.UTF8.GetBytes(value.GetRawText()));
                else
                    input.Tell("not-json", row, column, Encoding.UTF8.GetString(cell));
                break;
            default:
                json.Utf8String(name, FlatCells.Plain(cell));
                break;
        }
    }

    private void Number(FlatInput input, int row, FlatColumn column, string name, ReadOnlySpan<byte> cell)
    {
        if (FlatCells.IsNumber(cell))
            json.Raw(name, cell);
        else if (Balboas.TryParse(Encoding.UTF8.GetString(cell), out var amount) && (column.Kind == FlatKind.Number || amount.Amount == decimal.Truncate(amount.Amount)))
            json.Number(name, amount.Amount);
        else
            input.Tell("not-a-number", row, column, Encoding.UTF8.GetString(cell));
    }

    private void Boolean(FlatInput input, int row, FlatColumn column, string name, ReadOnlySpan<byte> cell)
    {
        switch (FoldedText.Fold(Encoding.UTF8.GetString(cell)))
        {
            case "true" or "si" or "yes" or "verdadero" or "1":
                json.Boolean(name, true);
                break;
            case "false" or "no" or "falso" or "0":
                json.Boolean(name, false);
                break;
            default:
                input.Tell("not-a-boolean", row, column, Encoding.UTF8.GetString(cell));
                break;
        }
    }

    /// <summary>A date that cannot be read stays as it is, so that validation shows it too.</summary>
    private void Date(FlatInput input, int row, FlatColumn column, string name, ReadOnlySpan<byte> cell)
    {
        // A spreadsheet keeps a date that was typed in as a number of days.
        if (input.IsWorkbook && double.TryParse(cell, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var days) && days is > 1 and < 200_000)
            cell = Encoding.UTF8.GetBytes(DateTime.FromOADate(days).ToString(days == Math.Truncate(days) ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss"));
        if (FlatDates.Completed(cell, name is "endDate" or "maxExtentDate" or "dueDate") is { } date)
        {
            json.String(name, date);
            return;
        }

        input.Tell("not-a-date", row, column, Encoding.UTF8.GetString(cell));
        json.Utf8String(name, FlatCells.Plain(cell));
    }

    private static bool TryParse(ReadOnlySpan<byte> cell, out JsonElement value)
    {
        value = default;
        try
        {
            var reader = new Utf8JsonReader(cell, new JsonReaderOptions { MaxDepth = 256 });
            value = JsonElement.ParseValue(ref reader);
            return reader.BytesConsumed == cell.Length || !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
