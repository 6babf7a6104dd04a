using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OpenContracting.Exports.Tables;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Exports.DgcpLists;

/// <summary>Reads the lists of DGCP's portals, CSV or the service's JSON: each row is the state of one process.</summary>
internal sealed class ListReader(string file, IExportSink sink, ExportOptions options)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly HashSet<UInt128> seen = [];
    private readonly ArrayBufferWriter<byte> content = new(1024);
    private long used;
    private long quarantined;
    private long duplicates;
    private bool cutShort;

    /// <summary>Reads a CSV.</summary>
    public ExportSummary ReadCsv(Stream stream, CancellationToken cancellation)
    {
        using var reader = new TableReader(stream, options, (row, code, numbers, raw) => Quarantine(row, code, null, numbers, raw));
        if (reader.Header.Count > options.MaximumColumns)
            return new("none", []) { Refusal = new("too-many-columns", file, $"{reader.Header.Count}", $"{options.MaximumColumns}") };
        if (ListShape.Find(reader.Header) is not { } shape)
            return new("none", []) { Refusal = new("unknown-shape", file) };
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            Accept(shape, reader.Row, Cells(reader), reader.Raw);
        }

        cutShort |= reader.IsCutShort;
        return Summary(shape.Adapter);
    }

    /// <summary>Reads the answer of a list service, or several one after the other.</summary>
    public ExportSummary ReadJson(Stream stream, CancellationToken cancellation) => ReadJson(stream, Rows, cancellation);

    /// <summary>Reads answers of the indicators service, whose rows stand in an array of many names or in none.</summary>
    public ExportSummary ReadIndicators(Stream stream, CancellationToken cancellation) => ReadJson(stream, IndicatorRows, cancellation);

    private ExportSummary ReadJson(Stream stream, JsonItemShape rows, CancellationToken cancellation)
    {
        using var items = new JsonItems(stream, rows, options.MaximumItemBytes);
        ListShape? shape = null;
        while (items.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if ((items.Array is not null || rows == IndicatorRows) && ReadRow(items.Item.Span, items.Number) is { } cells)
            {
                shape = ListShape.Find(cells.Select(cell => cell.Column)) ?? shape;
                if (shape is null)
                    Quarantine(items.Number, "unknown-shape", null, null, QuarantinedRow.Text(items.Item.Span));
                else
                    Accept(shape, items.Number, cells, QuarantinedRow.Text(items.Item.Span));
            }
        }

        if (items.Fault is not null)
        {
            Quarantine(items.Number + 1, items.Fault, null, null, QuarantinedRow.Text(items.Rest));
            cutShort = true;
        }

        return Summary(shape?.Adapter ?? "none");
    }

    /// <summary>Where the rows stand in the answers of the V2 (<c>listActos</c>) and V3 (<c>result.registros</c>) services.</summary>
    public static JsonItemShape Rows { get; } = new(
        new HashSet<string> { "listActos", "registros" }, new HashSet<string> { "result" }, ItemMark: "");

    private static JsonItemShape IndicatorRows { get; } = new(
        new HashSet<string> { "data", "items", "result", "results", "lista" }, new HashSet<string>(), ItemMark: ListShape.IndicatorsMark);

    private static List<(string Column, string Text)> Cells(TableReader reader)
    {
        var cells = new List<(string, string)>(reader.Header.Count);
        for (var column = 0; column < reader.Header.Count; column++)
            if (reader[column].Length > 0)
                cells.Add((reader.Header[column], reader[column]));
        return cells;
    }

    private List<(string Column, string Text)>? ReadRow(ReadOnlySpan<byte> json, long row)
    {
        try
        {
            if (!Utf8.IsValid(json))
                throw new JsonException("Not UTF-8.");
            using var document = JsonDocument.Parse(json.ToArray(), new JsonDocumentOptions { MaxDepth = UnreadJson.MostLevels });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return [.. document.RootElement.EnumerateObject().Where(HasText).Select(property => (property.Name, property.Value.ToString()))];
        }
        catch (JsonException)
        {
            // Told apart below like anything else that is no row.
        }

        var (code, numbers) = UnreadJson.Reason(json);
        Quarantine(row, code, null, numbers, QuarantinedRow.Text(json));
        return null;
    }

    private static bool HasText(JsonProperty property) =>
        property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) && property.Value.ToString().Length > 0;

    private void Accept(ListShape shape, long row, List<(string Column, string Text)> cells, string raw)
    {
        var cell = cells.Find(cell => cell.Column == shape.Number).Text;
        if (cell is null || ListShape.ReadNumber(cell) is not { } number)
        {
            Quarantine(row, "missing-process-id", shape.Number, cell, raw);
            return;
        }

        if (RepeatedColumn.In(cells) is { } repeated)
        {
            Quarantine(row, "repeated-column", repeated.Column, repeated.Text, raw);
            return;
        }

        if (!seen.Add(Write(cells, row: 0)))
        {
            duplicates++;
            return;
        }

        Write(cells, row);
        used++;
        sink.Accept(new ProcessSnapshot
        {
            ProcessKey = "num:" + number,
            ExternalReference = number,
            Adapter = shape.Adapter,
            Date = DateOf(shape, cells),
            File = file,
            Row = row,
            Content = content.WrittenSpan.ToArray(),
        });
    }

    private static DateTimeOffset? DateOf(ListShape shape, List<(string Column, string Text)> cells)
    {
        foreach (var column in shape.Dates)
            if (PanamaDate.TryParse(cells.Find(cell => cell.Column == column).Text, out var date))
                return date.Start;
        return null;
    }

    /// <summary>Writes the snapshot's content; what it returns is equal for two rows with equal cells when they are given one number.</summary>
    private UInt128 Write(List<(string Column, string Text)> cells, long row)
    {
        content.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(content, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteStartArray(ListShape.Table);
            writer.WriteStartObject();
            writer.WriteString("$file", file);
            writer.WriteNumber("$row", row);
            foreach (var (column, text) in cells)
                writer.WriteString(column, text);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(content.WrittenSpan, hash);
        return BitConverter.ToUInt128(hash);
    }

    private ExportSummary Summary(string adapter) =>
        new(adapter, [new(ListShape.Table, used + quarantined + duplicates, used, quarantined, duplicates)])
        {
            UnknownTables = cutShort ? [ListShape.Table] : [],
            BreaksOff = cutShort,
        };

    private void Quarantine(long row, string code, string? column, string? value, string raw)
    {
        quarantined++;
        sink.Quarantine(QuarantinedRow.Of(ListShape.Table, row, code, column, value, raw));
    }
}
