using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Exports.Archives;
using OpenContracting.Exports.DgcpLists;
using OpenContracting.Exports.Tables;
using OpenContracting.Releases.Panama;
using OpenContracting.Workbooks;

namespace OpenContracting.Exports.Template;

/// <summary>Reads our own template: CSV tables or the sheets of a workbook, gathered by process with all that its project's tables say.</summary>
/// <remarks>
/// An institution's template is small, so its rows are held. A row that refers to a project or process that the template does
/// not have waits in quarantine until a template comes that has it; so do the rows of a project without any process, since a
/// project is published by its processes. The rows of the empty template that show how it is filled in are set aside: nobody states them.
/// </remarks>
internal sealed class TemplateReader(IExportSink sink, ExportOptions options)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly List<TemplateRow> rows = [];
    private readonly Dictionary<string, (long Used, long Quarantined, long Duplicates)> counts = [];
    private readonly HashSet<string> unknown = [];
    private bool breaksOff;
    private DateTimeOffset? exportDate;

    /// <summary>Reads an archive of CSV tables.</summary>
    public ExportSummary ReadTables(IReadOnlyList<ZipArchiveEntry> entries, CancellationToken cancellation)
    {
        exportDate = DateOf(entries.Max(entry => entry.LastWriteTime.DateTime));
        foreach (var entry in entries.Where(entry => !entry.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            using var content = UnpackedStream.Of(entry);
            ReadTable(entry.FullName, content, cancellation);
            if (content.Fault is null)
                continue;
            breaksOff = true;
            if (content.IsSpoilt)
                LeaveOut(entry.FullName, content.Fault);
            Quarantine(entry.FullName, 0, content.Fault, null, null, "");
            unknown.Add(entry.FullName);
        }

        return Finish();
    }

    /// <summary>Reads one CSV table.</summary>
    public ExportSummary ReadOne(string file, Stream stream, CancellationToken cancellation)
    {
        ReadTable(file, stream, cancellation);
        return Finish();
    }

    /// <summary>Reads a workbook.</summary>
    public ExportSummary ReadWorkbook(string name, ZipArchive archive, CancellationToken cancellation)
    {
        var workbook = new WorkbookReader(archive, options);
        exportDate = workbook.Modified;
        foreach (var (sheet, sheetRows) in workbook.Sheets())
        {
            TemplateTable? table = null;
            List<string> header = [];
            foreach (var (number, cells) in sheetRows)
            {
                cancellation.ThrowIfCancellationRequested();
                if (header.Count == 0)
                {
                    header = [.. cells.Select(cell => cell.Trim())];
                    table = TemplateTable.Find(sheet, header);
                    if (table is null)
                        break;
                    continue;
                }

                if (cells.All(string.IsNullOrWhiteSpace))
                    continue;
                if (cells.Count > header.Count && cells.Skip(header.Count).Any(cell => cell.Length > 0))
                    Quarantine(sheet, number, "column-count", null, $"{cells.Count} ≠ {header.Count}", string.Join(',', cells));
                else
                    Add(table!, sheet, number, header, [.. cells.Take(header.Count)], string.Join(',', cells));
            }
        }

        return rows.Count == 0 && counts.Count == 0
            ? new("none", []) { Refusal = new("unknown-shape", name) }
            : Finish();
    }

    /// <summary>Takes back the rows of a file, of which none can be relied on.</summary>
    private void LeaveOut(string file, string code)
    {
        foreach (var row in rows.Where(row => row.File == file))
            Quarantine(row, code, null, null);
        rows.RemoveAll(row => row.File == file);
    }

    private static DateTimeOffset? DateOf(DateTime written) => written.Year > 1980 ? new DateTimeOffset(written, PanamaDate.Offset) : null;

    private void ReadTable(string file, Stream stream, CancellationToken cancellation)
    {
        using var reader = new TableReader(stream, options, (row, code, numbers, raw) => Quarantine(file, row, code, null, numbers, raw));
        if (reader.Header.Count > options.MaximumColumns)
        {
            Quarantine(file, 1, "too-many-columns", null, $"{reader.Header.Count} > {options.MaximumColumns}", string.Join(',', reader.Header.Take(100)));
            unknown.Add(file);
            return;
        }

        if (TemplateTable.Find(file, reader.Header) is not { } table)
        {
            Quarantine(file, 1, "unknown-table", null, null, string.Join(',', reader.Header.Take(100)));
            return;
        }

        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            Add(table, file, reader.Row, reader.Header, [.. Enumerable.Range(0, reader.Header.Count).Select(column => reader[column])], reader.Raw);
        }

        if (!reader.IsCutShort)
            return;
        unknown.Add(file);
        breaksOff = true;
    }

    private void Add(TemplateTable table, string file, long number, IReadOnlyList<string> header, IReadOnlyList<string> cells, string raw)
    {
        var named = new List<(string, string)>(cells.Count);
        for (var index = 0; index < cells.Count; index++)
        {
            var column = table.Find(header[index]);
            if (cells[index].Trim().Length > 0)
                named.Add((column?.Name ?? header[index], column?.Kind == "date" ? WithoutSerial(cells[index]) : cells[index]));
        }

        if (RepeatedColumn.In(named) is { } repeated)
            Quarantine(file, number, "repeated-column", repeated.Column, repeated.Text, raw);
        else if (table.IsExample(named))
            Quarantine(file, number, "example-row", null, null, raw);
        else if (named.Count > 0)
            rows.Add(new(table, file, number, named, raw));
    }

    // A workbook holds dates as days since the end of 1899.
    private static string WithoutSerial(string cell) =>
        double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days is > 20_000 and < 80_000
            ? DateTime.FromOADate(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : cell;

    private ExportSummary Finish()
    {
        var kept = WithoutDuplicates();
        var processes = Processes(kept);
        var projects = Projects(kept);
        var members = processes.Where(process => process.Row.Project is not null).ToLookup(process => process.Row.Project!);
        var children = kept.Where(row => row.Table.Name is not (TemplateTable.Processes or TemplateTable.Projects))
            .Where(row => Belongs(row, projects, members)).ToLookup(row => row.Project!);
        foreach (var (code, project) in projects)
            if (members[code].Any())
                Use(project);
            else
                QuarantineAll([project, .. children[code]], "project-without-process");

        foreach (var row in projects.Keys.Where(code => members[code].Any()).SelectMany(code => children[code]))
            Use(row);
        foreach (var (row, number) in processes)
        {
            Use(row);
            Accept(row, number, projects, members, children);
        }

        return new(Adapters.Template, [.. counts.Select(table => new TableCount(
            table.Key, table.Value.Used + table.Value.Quarantined + table.Value.Duplicates, table.Value.Used, table.Value.Quarantined, table.Value.Duplicates))])
        {
            UnknownTables = [.. unknown],
            BreaksOff = breaksOff,
        };
    }

    private List<TemplateRow> WithoutDuplicates()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<TemplateRow>(rows.Count);
        foreach (var row in rows)
            if (seen.Add(row.Content))
                kept.Add(row);
            else
                Count(row.File, duplicates: 1);
        return kept;
    }

    private List<(TemplateRow Row, string Number)> Processes(List<TemplateRow> kept)
    {
        var numbers = new HashSet<string>();
        var processes = new List<(TemplateRow, string)>();
        foreach (var row in kept.Where(row => row.Table.Name == TemplateTable.Processes))
        {
            if (row["numero_proceso"] is not { } cell || ListShape.ReadNumber(cell) is not { } number)
                Quarantine(row, "missing-process-id", "numero_proceso", row["numero_proceso"]);
            else if (!numbers.Add(number))
                Quarantine(row, "repeated-process", "numero_proceso", number);
            else
                processes.Add((row, number));
        }

        return processes;
    }

    private Dictionary<string, TemplateRow> Projects(List<TemplateRow> kept)
    {
        var projects = new Dictionary<string, TemplateRow>();
        foreach (var row in kept.Where(row => row.Table.Name == TemplateTable.Projects))
        {
            if (row.Project is not { } code)
                Quarantine(row, "missing-project-code", "codigo_proyecto", null);
            else if (!projects.TryAdd(code, row))
                Quarantine(row, "repeated-project", "codigo_proyecto", code);
        }

        return projects;
    }

    private bool Belongs(TemplateRow row, Dictionary<string, TemplateRow> projects, ILookup<string, (TemplateRow Row, string Number)> members)
    {
        if (row.Project is not { } code || !projects.ContainsKey(code))
        {
            Quarantine(row, "unknown-project", "codigo_proyecto", row.Project);
            return false;
        }

        if (!row.Table.Columns.Any(column => column.Kind == "process"))
            return true;
        var number = ListShape.ReadNumber(row["numero_proceso"] ?? "");
        if (members[code].Any(process => process.Number == number))
            return true;
        Quarantine(row, "unknown-process", "numero_proceso", row["numero_proceso"]);
        return false;
    }

    private void Accept(
        TemplateRow row, string number, Dictionary<string, TemplateRow> projects,
        ILookup<string, (TemplateRow Row, string Number)> members, ILookup<string, TemplateRow> children)
    {
        var ocid = row["ocid"];
        sink.Accept(new ProcessSnapshot
        {
            ProcessKey = ocid ?? "num:" + number,
            Ocid = ocid,
            ExternalReference = number,
            Adapter = Adapters.Template,
            Date = PanamaDate.TryParse(row["fecha"], out var date) ? date.Start : exportDate,
            ExportDate = exportDate,
            File = row.File,
            Row = row.Number,
            Content = Content(row, projects, members, children),
        });
    }

    private static byte[] Content(
        TemplateRow row, Dictionary<string, TemplateRow> projects,
        ILookup<string, (TemplateRow Row, string Number)> members, ILookup<string, TemplateRow> children)
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        using var writer = new Utf8JsonWriter(bytes, Relaxed);
        writer.WriteStartObject();
        Write(writer, TemplateTable.Processes, [row]);
        if (row.Project is { } code && projects.TryGetValue(code, out var project))
        {
            // The institution in the number of the first process tells the codes of two institutions apart.
            writer.WriteString("register", ProcessNumber.TryParse(members[code].Min(process => process.Number), out var first) ? first.InstitutionCode : "");
            Write(writer, TemplateTable.Projects, [project]);
            foreach (var table in children[code].GroupBy(child => child.Table.Name))
                Write(writer, table.Key, table);
        }

        writer.WriteEndObject();
        writer.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string table, IEnumerable<TemplateRow> tableRows)
    {
        writer.WriteStartArray(table);
        foreach (var row in tableRows)
        {
            writer.WriteStartObject();
            writer.WriteString("$file", row.File);
            writer.WriteNumber("$row", row.Number);
            foreach (var (column, text) in row.Cells)
                writer.WriteString(column, text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void Use(TemplateRow row) => Count(row.File, used: 1);

    private void Count(string table, long used = 0, long quarantined = 0, long duplicates = 0)
    {
        var count = counts.GetValueOrDefault(table);
        counts[table] = (count.Used + used, count.Quarantined + quarantined, count.Duplicates + duplicates);
    }

    private void QuarantineAll(IEnumerable<TemplateRow> all, string code)
    {
        foreach (var row in all)
            Quarantine(row, code, "codigo_proyecto", row.Project);
    }

    private void Quarantine(TemplateRow row, string code, string? column, string? value) =>
        Quarantine(row.File, row.Number, code, column, value, row.Raw);

    private void Quarantine(string table, long row, string code, string? column, string? value, string raw)
    {
        Count(table, quarantined: 1);
        sink.Quarantine(QuarantinedRow.Of(table, row, code, column, value, raw));
    }
}
