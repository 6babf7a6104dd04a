using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Exports.DgcpActs;

/// <summary>One act as rows of a few tables, whichever page or file it was read from; labels and names are the source's own.</summary>
internal sealed class ActContent
{
    /// <summary>One row of labels and values.</summary>
    public const string Act = "act";

    /// <summary>The budget lines.</summary>
    public const string Budget = "partidas";

    /// <summary>What is bought.</summary>
    public const string Items = "items";

    /// <summary>The files.</summary>
    public const string Documents = "documents";

    /// <summary>Who was chosen, one row each.</summary>
    public const string Suppliers = "suppliers";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Dictionary<string, List<(long Row, List<(string Column, string Text)> Cells)>> tables = [];

    /// <summary>The numProceso; null while none was met.</summary>
    public string? Number { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(string table, long row, List<(string Column, string Text)> cells)
    {
        cells.RemoveAll(cell => string.IsNullOrWhiteSpace(cell.Text));
        if (cells.Count == 0)
            return;
        if (!tables.TryGetValue(table, out var rows))
            tables.Add(table, rows = []);
        rows.Add((row, cells));
        if (table == Act)
            Number ??= cells.Select(cell => ProcessNumber.TryParse(cell.Text, out var number) ? number.ToString() : null).FirstOrDefault(number => number is not null);
    }

    /// <summary>Adds a cell to the row of labels and values; the first value of a label counts.</summary>
    public void AddLabel(string label, string text, long row)
    {
        if (tables.TryGetValue(Act, out var rows) && rows.Exists(known => known.Cells.Exists(cell => cell.Column == label)))
            return;
        Add(Act, row, [(label, text)]);
    }

    /// <summary>The value of a label; null when the act has none.</summary>
    public string? Label(string label) =>
        tables.TryGetValue(Act, out var rows)
            ? rows.SelectMany(row => row.Cells).FirstOrDefault(cell => cell.Column == label).Text
            : null;

    /// <summary>The rows as a snapshot holds them.</summary>
    public byte[] Write(string file)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(bytes, Relaxed))
        {
            writer.WriteStartObject();
            foreach (var (name, rows) in tables)
            {
                writer.WriteStartArray(name);
                foreach (var (row, cells) in rows)
                {
                    writer.WriteStartObject();
                    writer.WriteString("$file", file);
                    writer.WriteNumber("$row", row);
                    foreach (var (column, text) in cells)
                        writer.WriteString(column, text);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
