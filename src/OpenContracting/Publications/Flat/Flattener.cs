using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using OpenContracting.Json;

namespace OpenContracting.Publications.Flat;

/// <summary>Flattens projects or releases to tables, one item at a time; <see cref="Unflattener"/> makes the same items of them again.</summary>
/// <remarks>
/// Use: <see cref="Add"/> for each item, then any of the writers. Rows are kept until then (in temporary files when they are many), because only
/// then is it known which columns are needed. Nothing is lost: a value that does not fit its column (another type, null, empty, a field the
/// standard does not have) stands as JSON in <c>_extra</c>. Texts that a spreadsheet would run as a formula get an apostrophe before them.
/// </remarks>
public sealed class Flattener : IDisposable
{
    private const int MaxDepth = 256;

    private readonly FlatSpool[] spools;
    private readonly FlatRow[] rows;
    private readonly HashSet<ulong> keys = [];
    private readonly byte[] key = new byte[64];
    private byte[] scratch = new byte[4096];

    // Rows are made on another core while the next items are read: of what was read so much waits, and as much is worked on.
    private FlatBatch batch = new();
    private FlatBatch? worked;
    private Task making = Task.CompletedTask;

    /// <summary>Nothing flattened yet.</summary>
    /// <param name="layout">The tables.</param>
    /// <param name="folder">Where temporary files go; the system's folder when null.</param>
    public Flattener(FlatLayout layout, string? folder = null)
    {
        Layout = layout;
        spools = [.. layout.Tables.Select(table => new FlatSpool(table, folder))];
        rows = [.. layout.Tables.Select(table => new FlatRow(table))];
    }

    /// <summary>The tables there can be.</summary>
    public FlatLayout Layout { get; }

    /// <summary>How many items were flattened.</summary>
    public long Items { get; private set; }

    /// <summary>The tables that have rows.</summary>
    public IReadOnlyList<FlatTable> Tables => [.. Spools.Where(spool => spool.Rows > 0).Select(spool => spool.Table)];

    /// <summary>Flattens one item, UTF-8 JSON.</summary>
    /// <exception cref="JsonException">It is not one JSON object; nothing of it was taken.</exception>
    public void Add(ReadOnlySpan<byte> item)
    {
        var id = CheckedId(item);
        Items++;
        batch.Add(item, id is not null && keys.Add(StringHash.Of(id)) ? id : Encoding.UTF8.GetBytes($"#{Items}"));
        if (batch.IsFull)
            HandOver();
    }

    /// <summary>How many rows a table has.</summary>
    public long Rows(FlatTable table) => Spool(table).Rows;

    /// <summary>The columns of a table that any row has a cell in.</summary>
    public IReadOnlyList<FlatColumn> Columns(FlatTable table) => Spool(table).Columns;

    /// <summary>The rows of a table as texts in the order of <see cref="Columns"/>; null where a cell is empty.</summary>
    public IEnumerable<string?[]> Cells(FlatTable table)
    {
        var columns = Columns(table);
        var places = FlatCsv.Places(table, columns);
        foreach (var row in Spool(table).All())
        {
            var cells = new string?[columns.Count];
            FlatCsv.Each(row.Span, (column, cell) => cells[places[column]] = Encoding.UTF8.GetString(cell));
            yield return cells;
        }
    }

    /// <summary>Writes a table as CSV (RFC 4180, UTF-8), header first.</summary>
    public void WriteCsv(FlatTable table, Stream output, FlatOptions options) => FlatCsv.Write(Spool(table), output, options);

    /// <summary>Writes the Tabular Data Package's description of all tables (<c>datapackage.json</c>).</summary>
    public void WriteDataPackage(Stream output, FlatOptions options) => FlatDataPackage.Write(this, output, options);

    /// <summary>Writes all tables as CSV files in a ZIP, with <c>datapackage.json</c>.</summary>
    public void WriteZip(Stream output, FlatOptions options)
    {
        using var zip = new System.IO.Compression.ZipArchive(output, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true);
        Entry(zip, FlatDataPackage.FileName, stream => WriteDataPackage(stream, options));
        foreach (var table in Tables)
            Entry(zip, table.Name + ".csv", stream => WriteCsv(table, stream, options));
    }

    /// <summary>Writes all tables as a workbook (XLSX), a sheet a table. Names longer than a sheet's may be are shortened.</summary>
    public void WriteWorkbook(Stream output, FlatOptions options) => FlatWorkbook.Write(this, output, options);

    /// <summary>Removes the temporary files.</summary>
    public void Dispose()
    {
        Task.WaitAny(making);
        foreach (var spool in spools)
            spool.Dispose();
    }

    internal FlatSpool Spool(FlatTable table) => Spools[table.Index];

    /// <summary>The rows of all tables, every item's among them.</summary>
    private FlatSpool[] Spools
    {
        get
        {
            lock (spools)
            {
                if (batch.Count > 0)
                    HandOver();
                making.GetAwaiter().GetResult();
            }

            return spools;
        }
    }

    private void HandOver()
    {
        making.GetAwaiter().GetResult();
        var full = batch;
        (batch, worked) = (worked ?? new(), full);
        batch.Clear();
        making = Task.Run(() => Make(full));
    }

    private void Make(FlatBatch full)
    {
        for (var index = 0; index < full.Count; index++)
        {
            var item = full[index];
            var root = full.Root(index);
            var reader = new Utf8JsonReader(item, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            AddRow(ref reader, item, Layout.Root, root, default, root);
        }
    }

    private static void Entry(System.IO.Compression.ZipArchive zip, string name, Action<Stream> write)
    {
        var entry = zip.CreateEntry(name, System.IO.Compression.CompressionLevel.Fastest);
        // The same data makes the same file.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        write(stream);
    }

    /// <summary>Reads the whole item once, so that a broken one leaves no rows, and finds its id.</summary>
    private static byte[]? CheckedId(ReadOnlySpan<byte> item)
    {
        byte[]? id = null;
        var reader = new Utf8JsonReader(item, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An item is a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("id"u8);
            reader.Read();
            if (isId && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0 && !reader.ValueIsEscaped && !FlatCells.IsDangerous(reader.ValueSpan))
                id = reader.ValueSpan.ToArray();
            reader.Skip();
        }

        if (reader.Read())
            throw new JsonException("Only one value is allowed.");
        return id;
    }

    private void AddRow(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, FlatTable table, byte[] ownKey, ReadOnlySpan<byte> parent, byte[] root)
    {
        var row = rows[table.Index];
        row.Begin(ownKey, parent, root);
        if (reader.TokenType == JsonTokenType.StartObject)
            Members(ref reader, json, table.Object, row);
        else
            row.PutExtra(default, Raw(ref reader, json));
        row.WriteTo(spools[table.Index]);
    }

    private void Members(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, FlatObject shape, FlatRow row)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            var isEscaped = reader.ValueIsEscaped;
            var member = isEscaped ? null : shape.Find(name);
            if (isEscaped)
                name = Written(ref reader);
            reader.Read();
            var taken = member switch
            {
                { Column: { } column } => Cell(ref reader, json, column, row),
                { Object: { } inner } => Inner(ref reader, json, inner, row),
                { Table: { } table } => Children(ref reader, json, table, row),
                _ => false,
            };
            if (!taken)
                row.PutExtra(Pointer(shape, name), Raw(ref reader, json));
        }
    }

    private bool Inner(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, FlatObject inner, FlatRow row)
    {
        if (reader.TokenType != JsonTokenType.StartObject || IsEmpty(reader, JsonTokenType.EndObject))
            return false;
        Members(ref reader, json, inner, row);
        return true;
    }

    private bool Children(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, FlatTable table, FlatRow row)
    {
        if (reader.TokenType != JsonTokenType.StartArray || IsEmpty(reader, JsonTokenType.EndArray))
            return false;
        for (var number = 1; reader.Read() && reader.TokenType != JsonTokenType.EndArray; number++)
            AddRow(ref reader, json, table, table.HasChildren ? KeyOf(row.Key, number) : [], row.Key, row.Root);
        return true;
    }

    private byte[] KeyOf(byte[] parent, int number)
    {
        Utf8Formatter.TryFormat(number, key, out var length);
        return [.. parent, (byte)'/', .. key.AsSpan(0, length)];
    }

    private static bool IsEmpty(Utf8JsonReader reader, JsonTokenType end) => reader.Read() && reader.TokenType == end;

    private bool Cell(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, FlatColumn column, FlatRow row)
    {
        switch (column.Kind)
        {
            case FlatKind.Text or FlatKind.Date or FlatKind.TextOrNumber when reader.TokenType == JsonTokenType.String:
                if (!Text(ref reader, out var text) || !Suits(text, column.Kind))
                    return false;
                row.Put(column.Index, text, FlatCells.IsDangerous(text));
                return true;
            case FlatKind.Number or FlatKind.Integer or FlatKind.TextOrNumber when reader.TokenType == JsonTokenType.Number:
                row.Put(column.Index, reader.ValueSpan);
                return true;
            case FlatKind.Boolean when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                row.Put(column.Index, reader.ValueSpan);
                return true;
            case FlatKind.Texts when reader.TokenType == JsonTokenType.StartArray:
                return Texts(ref reader, column, row);
            case FlatKind.Json when reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject:
                row.Put(column.Index, Raw(ref reader, json));
                return true;
            default:
                return false;
        }
    }

    /// <summary>A text that the column would give back as something else must stand elsewhere.</summary>
    private static bool Suits(ReadOnlySpan<byte> text, FlatKind kind) => kind switch
    {
        FlatKind.TextOrNumber => !FlatCells.IsNumber(text),
        FlatKind.Date => FlatDates.IsComplete(text),
        _ => true,
    };

    private bool Texts(ref Utf8JsonReader reader, FlatColumn column, FlatRow row)
    {
        var look = reader;
        var length = 0;
        while (look.Read() && look.TokenType != JsonTokenType.EndArray)
        {
            if (look.TokenType != JsonTokenType.String || look.ValueIsEscaped || look.ValueSpan.Length == 0
                || look.ValueSpan.Contains((byte)';') || look.ValueSpan[0] == ' ' || look.ValueSpan[^1] == ' ')
                return false;
            if (scratch.Length < length + look.ValueSpan.Length + 1)
                Array.Resize(ref scratch, (length + look.ValueSpan.Length + 1) * 2);
            if (length > 0)
                scratch[length++] = (byte)';';
            look.ValueSpan.CopyTo(scratch.AsSpan(length));
            length += look.ValueSpan.Length;
        }

        if (length == 0)
            return false;
        row.Put(column.Index, scratch.AsSpan(0, length), FlatCells.IsDangerous(scratch.AsSpan(0, length)));
        reader = look;
        return true;
    }

    /// <summary>The text of a string; false for an empty one, and for what no file of text can hold (half a surrogate pair, control characters).</summary>
    private bool Text(ref Utf8JsonReader reader, out ReadOnlySpan<byte> text)
    {
        text = reader.ValueSpan;
        if (!reader.ValueIsEscaped)
            return text.Length > 0;
        if (scratch.Length < text.Length)
            Array.Resize(ref scratch, text.Length * 2);
        try
        {
            text = scratch.AsSpan(0, reader.CopyString(scratch));
            return text.IndexOfAnyInRange((byte)0, (byte)8) < 0 && text.IndexOfAnyInRange((byte)11, (byte)12) < 0 && text.IndexOfAnyInRange((byte)14, (byte)31) < 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static ReadOnlySpan<byte> Raw(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    /// <summary>A name as our own writer escapes it.</summary>
    private static byte[] Written(ref Utf8JsonReader reader)
    {
        try
        {
            return JsonEncodedText.Encode(reader.GetString()!).EncodedUtf8Bytes.ToArray();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which no text can hold: its escapes are kept.
            return reader.ValueSpan.ToArray();
        }
    }

    /// <summary>A pointer to a member, written as the content of a JSON string; the name comes as its file escapes it.</summary>
    private static byte[] Pointer(FlatObject shape, ReadOnlySpan<byte> name)
    {
        var escaped = Encoding.UTF8.GetString(name).Replace("~", "~0").Replace("/", "~1");
        return Encoding.UTF8.GetBytes($"{shape.Pointer}/{escaped}");
    }
}
