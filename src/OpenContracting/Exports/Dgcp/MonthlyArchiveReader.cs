using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Exports.Archives;
using OpenContracting.Exports.Tables;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Exports.Dgcp;

/// <summary>Reads DGCP's monthly ZIP: rows of all tables gathered by ocid, exact duplicates taken out, one state of one process at a time.</summary>
/// <remarks>
/// Nothing is joined by position. A table that is missing, cut short or damaged is unknown and not empty; tables that the
/// archive has and <see cref="MonthlyTables"/> does not are read all the same, as their columns say where they belong.
/// </remarks>
internal sealed class MonthlyArchiveReader(IReadOnlyList<ZipArchiveEntry> entries, IExportSink sink, ExportOptions options)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly List<Table> tables = [];
    private readonly ArrayBufferWriter<byte> json = new(1 << 16);
    private readonly HashSet<string> unknown = [];
    private string[]? unknownInOrder;
    private bool breaksOff;
    private readonly DateTimeOffset? exportDate = ArchiveDate(entries);

    /// <summary>Whether a file of an archive is one of the tables.</summary>
    public static bool IsTable(ZipArchiveEntry entry) =>
        entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && MonthlyTables.ByName.ContainsKey(TableName(entry));

    /// <summary>Reads the archive.</summary>
    public ExportSummary Read(CancellationToken cancellation)
    {
        using var spool = new RowSpool(entries.Sum(entry => entry.Length), options);
        foreach (var entry in entries.OrderBy(Order).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            ReadTable(entry, spool, cancellation);
        foreach (var table in MonthlyTables.All)
            if (tables.All(found => found.Name != table.Name))
                unknown.Add(table.Name);
        foreach (var group in spool.Groups())
        {
            cancellation.ThrowIfCancellationRequested();
            AcceptProcess(group);
        }

        return new(Adapters.DgcpMonthly, [.. tables.Select(table => table.Count)])
        {
            UnknownTables = [.. unknown.Order(StringComparer.Ordinal)],
            BreaksOff = breaksOff,
        };
    }

    private static string TableName(ZipArchiveEntry entry) => Path.GetFileNameWithoutExtension(entry.Name);

    private static int Order(ZipArchiveEntry entry)
    {
        for (var index = 0; index < MonthlyTables.All.Length; index++)
            if (MonthlyTables.All[index].Name == TableName(entry))
                return index;
        return int.MaxValue;
    }

    // 1980-01-01 is what stands in an archive whose maker knows no date.
    private static DateTimeOffset? ArchiveDate(IEnumerable<ZipArchiveEntry> entries)
    {
        var latest = entries.Max(entry => entry.LastWriteTime.DateTime);
        return latest.Year > 1980 ? new DateTimeOffset(latest, PanamaDate.Offset) : null;
    }

    private void ReadTable(ZipArchiveEntry entry, RowSpool spool, CancellationToken cancellation)
    {
        var table = new Table(TableName(entry), entry.FullName);
        tables.Add(table);
        using var content = UnpackedStream.Of(entry);
        using var reader = new TableReader(content, options, (row, code, numbers, raw) => Quarantine(table, row, code, null, numbers, raw));
        if (!Begin(table, reader))
            return;
        var key = Column(reader.Header, MonthlyTables.Ocid);
        var cells = new string[reader.Header.Count];
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            for (var index = 0; index < cells.Length; index++)
                cells[index] = reader[index];
            var ocid = cells[key].Trim();
            if (ocid.Length == 0)
                Quarantine(table, reader.Row, "missing-process-id", MonthlyTables.Ocid, cells[key], reader.Raw);
            else
                spool.Add(ocid, tables.Count - 1, reader.Row, cells);
        }

        if (reader.IsCutShort || content.Fault is not null)
        {
            unknown.Add(table.Name);
            breaksOff = true;
        }

        if (content.IsSpoilt)
            table.Spoilt = content.Fault;
        if (content.Fault is not null)
            Quarantine(table, 0, content.Fault, null, null, "");
    }

    /// <summary>Takes the header; a table without a usable one is unknown.</summary>
    private bool Begin(Table table, TableReader reader)
    {
        var header = reader.Header;
        var code = header.Count == 0 ? "missing-header"
            : header.Count > options.MaximumColumns ? "too-many-columns"
            : Column(header, MonthlyTables.Ocid) < 0 ? "missing-column"
            : RepeatedColumn(header) is not null ? "repeated-column"
            : null;
        table.Columns = [.. header.Take(options.MaximumColumns).Select(name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
        if (code is null)
        {
            FindParents(table, header);
            return true;
        }

        unknown.Add(table.Name);
        var column = code == "missing-column" ? MonthlyTables.Ocid : code == "repeated-column" ? RepeatedColumn(header) : null;
        var numbers = code == "too-many-columns" ? $"{header.Count} > {options.MaximumColumns}" : null;
        Quarantine(table, 1, code, column, numbers, string.Join(',', header.Take(100)));
        return false;
    }

    private static string? RepeatedColumn(IReadOnlyList<string> header)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return header.FirstOrDefault(name => !names.Add(name));
    }

    private static void FindParents(Table table, IReadOnlyList<string> header)
    {
        if (!MonthlyTables.ByName.TryGetValue(table.Name, out var known))
            return;
        if (known.Path.Length > 0 && Column(header, known.Full("id")) is var own and >= 0)
            table.OwnId = (known.Path, own);
        foreach (var parent in MonthlyTables.All)
            if (parent.Path.Length > 0 && known.ParentKey.Contains(parent.Full("id")) && Column(header, parent.Full("id")) is var column and >= 0)
                table.Parents.Add((parent.Name, parent.Path, column));
    }

    private static int Column(IReadOnlyList<string> header, string name)
    {
        for (var index = 0; index < header.Count; index++)
            if (header[index] == name)
                return index;
        return -1;
    }

    private void AcceptProcess(IReadOnlyList<SpooledRow> group)
    {
        var rows = WithoutOrphans(WithoutSpoilt(group));
        if (rows.Count == 0)
            return;
        json.ResetWrittenCount();
        SpooledRow? first = null;
        SpooledRow? record = null;
        using (var writer = new Utf8JsonWriter(json, Relaxed))
        {
            writer.WriteStartObject();
            foreach (var table in rows.GroupBy(row => row.Table))
            {
                writer.WriteStartArray(tables[table.Key].Name);
                foreach (var row in table)
                {
                    if (row.IsDuplicate)
                    {
                        tables[row.Table].Duplicates++;
                        continue;
                    }

                    first ??= row;
                    if (record is null && tables[row.Table].Name == MonthlyTables.Records.Name)
                        record = row;
                    tables[row.Table].Used++;
                    Write(writer, row);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        sink.Accept(Snapshot(first!, record, json.WrittenSpan.ToArray()));
    }

    /// <summary>Leaves out the rows of tables of which it is known, now that they are read, that any byte may be another than was packed.</summary>
    private IReadOnlyList<SpooledRow> WithoutSpoilt(IReadOnlyList<SpooledRow> group)
    {
        if (tables.TrueForAll(table => table.Spoilt is null))
            return group;
        foreach (var row in group)
            if (tables[row.Table].Spoilt is { } fault)
                Quarantine(tables[row.Table], row.Row, fault, null, null, Raw(row));
        return [.. group.Where(row => tables[row.Table].Spoilt is null)];
    }

    private static string Raw(SpooledRow row) => string.Join(',', row.Cells().Select(cell => Encoding.UTF8.GetString(cell.Span)));

    /// <summary>Leaves out rows whose parent element has no row, where the parent's table is whole: they belong to nothing.</summary>
    private List<SpooledRow> WithoutOrphans(IReadOnlyList<SpooledRow> group)
    {
        var elements = new HashSet<(string, string)>();
        foreach (var row in group)
            if (tables[row.Table].OwnId is { } own)
                elements.Add((own.Path, Cell(row, own.Column)));
        var kept = new List<SpooledRow>(group.Count);
        foreach (var row in group)
        {
            var parents = tables[row.Table].Parents.Where(parent => !unknown.Contains(parent.Table));
            if (parents.FirstOrDefault(parent => !elements.Contains((parent.Path, Cell(row, parent.Column)))) is { Table: not null } parent)
                Quarantine(tables[row.Table], row.Row, "missing-parent", parent.Path + "/id", Cell(row, parent.Column), Raw(row));
            else
                kept.Add(row);
        }

        return kept;
    }

    private static string Cell(SpooledRow row, int column) => Encoding.UTF8.GetString(row.Cells().ElementAt(column).Span);

    private void Write(Utf8JsonWriter writer, SpooledRow row)
    {
        var table = tables[row.Table];
        writer.WriteStartObject();
        writer.WriteString("$file"u8, table.File);
        writer.WriteNumber("$row"u8, row.Row);
        var column = 0;
        foreach (var cell in row.Cells())
        {
            if (!cell.IsEmpty)
                writer.WriteString(table.Columns[column], cell.Span);
            column++;
        }

        writer.WriteEndObject();
    }

    private ProcessSnapshot Snapshot(SpooledRow first, SpooledRow? record, byte[] content)
    {
        var ocid = first.Key;
        return new ProcessSnapshot
        {
            ProcessKey = ocid,
            Ocid = ocid,
            ExternalReference = RecordCell(record, "compiledRelease/tender/id") ?? ProcessNumber.FromOcid(ocid),
            Adapter = Adapters.DgcpMonthly,
            Date = Date(record, "compiledRelease/publishedDate") ?? Date(record, "compiledRelease/date"),
            ExportDate = exportDate,
            File = tables[first.Table].File,
            Row = first.Row,
            UnknownTables = record is null ? UnknownWith(MonthlyTables.Records.Name) : unknownInOrder ??= UnknownWith(),
            Content = content,
        };
    }

    private string[] UnknownWith(params IEnumerable<string> more) => [.. unknown.Concat(more).Distinct().Order(StringComparer.Ordinal)];

    private DateTimeOffset? Date(SpooledRow? record, string column) =>
        PanamaDate.TryParse(RecordCell(record, column), out var date) ? date.Start : null;

    private string? RecordCell(SpooledRow? record, string column) =>
        record is not null && tables[record.Table].Column(column) is var index and >= 0 && Cell(record, index) is { Length: > 0 } text ? text : null;

    private void Quarantine(Table table, long row, string code, string? column, string? value, string raw)
    {
        table.Quarantined++;
        sink.Quarantine(QuarantinedRow.Of(table.File, row, code, column, value, raw));
    }

    private sealed class Table(string name, string file)
    {
        public string Name { get; } = name;

        public string File { get; } = file;

        public JsonEncodedText[] Columns { get; set; } = [];

        /// <summary>Where a column stands; -1 where the table has none of that name.</summary>
        public int Column(string name) => Array.FindIndex(Columns, column => column.Value == name);

        /// <summary>Why none of its rows can be relied on; null when they can.</summary>
        public string? Spoilt { get; set; }

        /// <summary>Where the id of the element that a row is stands.</summary>
        public (string Path, int Column)? OwnId { get; set; }

        /// <summary>The elements a row belongs to, the table of each, and where its id stands.</summary>
        public List<(string Table, string Path, int Column)> Parents { get; } = [];

        public long Used { get; set; }

        public long Quarantined { get; set; }

        public long Duplicates { get; set; }

        public TableCount Count => new(Name, Used + Quarantined + Duplicates, Used, Quarantined, Duplicates);
    }
}
