using System.Text;

namespace OpenContracting.Publications.Flat;

/// <summary>A sheet led to its table: which column of the file is which of the table, and which rows belong to which parent.</summary>
internal sealed class FlatInput
{
    private readonly FlatSheet sheet;
    private readonly int[] places;
    private readonly Dictionary<string, int> firstOf = new(StringComparer.Ordinal);
    private readonly int[] next;
    private readonly Action<FlatNotice> tell;

    public FlatInput(FlatTable table, FlatSheet sheet, Action<FlatNotice> tell)
    {
        Table = table;
        this.sheet = sheet;
        this.tell = tell;
        places = new int[table.Columns.Count];
        Array.Fill(places, -1);
        FindColumns();
        next = new int[sheet.Rows];
        Array.Fill(next, -1);
        if (!table.IsRoot)
            Chain();
    }

    public FlatTable Table { get; }

    public int Rows => sheet.Rows;

    /// <summary>How many columns of the sheet are the table's.</summary>
    public int Known => places.Count(place => place >= 0);

    public bool HasId => Table.Columns.FirstOrDefault(column => column.Name == "id") is { } id && places[id.Index] >= 0;

    public bool IsWorkbook => sheet.IsWorkbook;

    /// <summary>A cell of a row; empty where there is none.</summary>
    public ReadOnlySpan<byte> this[int row, FlatColumn column] => places[column.Index] < 0 ? default : sheet[row, places[column.Index]];

    /// <summary>What a row is called by those that belong to it: its key, else its id.</summary>
    public string Key(int row)
    {
        var key = sheet[row, places[FlatTable.KeyColumn]];
        if (key.IsEmpty && Table.Columns.FirstOrDefault(column => column.Name == "id") is { } id)
            key = this[row, id];
        return Encoding.UTF8.GetString(key);
    }

    public bool IsBlank(int row) => sheet.IsBlank(row);

    /// <summary>The rows that belong to a parent, in the order of the sheet.</summary>
    public IEnumerable<int> RowsOf(string parent)
    {
        for (var row = firstOf.GetValueOrDefault(parent, -1); row >= 0; row = next[row])
            yield return row;
    }

    /// <summary>Tells of rows whose parent there is none of.</summary>
    public void TellOrphans(HashSet<string> parents)
    {
        foreach (var (parent, first) in firstOf)
            if (!parents.Contains(parent))
                for (var row = first; row >= 0; row = next[row])
                    Tell("no-such-parent", row, Table.Columns[FlatTable.ParentColumn], parent);
    }

    /// <summary>Where a cell of a row is; the row as a whole when the sheet has no such column.</summary>
    public FlatPlace PlaceOf(int row, FlatColumn? column) => column is not null && places[column.Index] is >= 0 and var at
        ? new FlatPlace(sheet.Name, row + 2, sheet.Header[at], at + 1)
        : new FlatPlace(sheet.Name, row + 2, null, 1);

    public void Tell(string code, int row, FlatColumn? column, string? value)
    {
        var place = PlaceOf(row, column);
        tell(new FlatNotice(code, place.Table, place.Row, place.Column ?? column?.Name, value, place.ColumnNumber));
    }

    private void FindColumns()
    {
        if (sheet.WasRecoded)
            tell(new FlatNotice("not-utf8", sheet.Name, 0, null, null));
        var byHeader = new Dictionary<string, FlatColumn>(StringComparer.Ordinal);
        foreach (var column in Table.Columns)
        {
            byHeader.TryAdd(FoldHeader(column.Name), column);
            foreach (var language in (string[])["es", "en"])
                byHeader.TryAdd(FoldHeader(column.Header(language)), column);
        }

        for (var i = 0; i < sheet.Header.Count; i++)
        {
            // The name as the standard spells it comes first: folded, two names may be one.
            var column = Table.Columns.FirstOrDefault(known => known.Name == sheet.Header[i]) ?? byHeader.GetValueOrDefault(FoldHeader(sheet.Header[i]));
            if (column is null && sheet.Header[i].Trim().Length > 0)
                tell(new FlatNotice("unknown-column", sheet.Name, 1, sheet.Header[i], null, i + 1));
            else if (column is not null && places[column.Index] < 0)
                places[column.Index] = i;
        }
    }

    private static string FoldHeader(string header) => string.Join('/', header.Split('/').Select(part => FoldedText.Fold(part)));

    private void Chain()
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < sheet.Rows; row++)
        {
            if (sheet.IsBlank(row))
                continue;
            var parent = Encoding.UTF8.GetString(sheet[row, places[FlatTable.ParentColumn]]);
            if (parent.Length == 0)
                parent = Encoding.UTF8.GetString(sheet[row, places[FlatTable.RootColumn]]);
            if (last.TryGetValue(parent, out var before))
                next[before] = row;
            else
                firstOf[parent] = row;
            last[parent] = row;
        }
    }
}
