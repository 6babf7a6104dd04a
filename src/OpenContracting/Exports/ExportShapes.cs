using System.Text.Json;
using OpenContracting.Exports.DgcpLists;
using OpenContracting.Exports.Tables;
using OpenContracting.Exports.Template;

namespace OpenContracting.Exports;

/// <summary>Tells the shape of a file by its first bytes; its name counts only where they leave it open.</summary>
internal static class ExportShapes
{
    public static ExportShape Recognise(string name, ReadOnlySpan<byte> head)
    {
        if (head is [0x1F, 0x8B, ..])
            return ExportShape.Gzip;
        if (head is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..])
            return ExportShape.Zip;
        var text = head is [0xEF, 0xBB, 0xBF, ..] ? head[3..] : head;
        text = text.TrimStart(" \t\r\n\u001e"u8);
        if (text.IsEmpty)
            return ExportShape.Empty;
        if (text[0] is (byte)'{' or (byte)'[')
            return Json(name, text);
        if (text[0] == '<')
            return ExportShape.ActHtml;
        return Table(name, head);
    }

    public static string WithoutGz(string name) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;

    private static ExportShape Json(string name, ReadOnlySpan<byte> text)
    {
        var names = PropertyNames(text);
        if (names.Contains(ListShape.IndicatorsMark))
            return ExportShape.IndicatorsJson;
        if (names.Overlaps(ListReader.Rows.Arrays))
            return ExportShape.ListJson;
        if (names.Contains("actos") || names.Contains("pageComponentes"))
            return ExportShape.ActJson;
        if (!names.Overlaps(["ocid", "releases", "records"]))
            return ExportShape.Unknown;
        return IsLines(name, text) ? ExportShape.OcdsJsonLines : ExportShape.OcdsJson;
    }

    // One value a line: the first line is whole and another value follows it.
    private static bool IsLines(string name, ReadOnlySpan<byte> text)
    {
        if (name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase))
            return true;
        var end = text.IndexOf((byte)'\n');
        return end > 2 && text[..end].TrimEnd((byte)'\r') is [(byte)'{', .., (byte)'}'] && text[(end + 1)..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
    }

    /// <summary>The property names of the outer three levels, as far as the head goes.</summary>
    private static HashSet<string> PropertyNames(ReadOnlySpan<byte> text)
    {
        var names = new HashSet<string>();
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(new() { AllowMultipleValues = true }));
        try
        {
            while (reader.Read())
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth <= 3)
                    names.Add(reader.GetString()!);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // What came before the fault decides; the adapter quarantines the rest.
        }

        return names;
    }

    private static ExportShape Table(string name, ReadOnlySpan<byte> head)
    {
        using var reader = new TableReader(new MemoryStream(head.ToArray(), writable: false), ExportOptions.Default, (_, _, _, _) => { });
        if (ListShape.Find(reader.Header) is not null)
            return ExportShape.ListCsv;
        return TemplateTable.Find(name, reader.Header) is not null ? ExportShape.TemplateCsv : ExportShape.Unknown;
    }
}
