using System.IO.Compression;
using System.Security;
using System.Text;

namespace OpenContracting.Exports.Template;

/// <summary>The template to be filled in: a workbook with a sheet a table, or an archive of CSV tables, with an example row each.</summary>
public static class TemplateFiles
{
    // The same bytes whenever it is made.
    private static readonly DateTimeOffset Made = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Writes the archive of CSV tables, with a page that explains each column.</summary>
    public static void WriteTables(Stream output, string language)
    {
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var table in TemplateTable.All)
            // With the mark of UTF-8, by which spreadsheets know accents.
            Write(archive, $"{table.Name}.csv", "\uFEFF" + Line(table.Columns.Select(column => language == "en" ? column.English : column.Name)) + Line(table.Columns.Select(column => column.Example)));
        Write(archive, language == "en" ? "COLUMNS.txt" : "COLUMNAS.txt", Help(language));
    }

    /// <summary>Writes the workbook.</summary>
    public static void WriteWorkbook(Stream output, string language)
    {
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var sheets = TemplateTable.All;
        Write(archive, "[Content_Types].xml",
            """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"""
            + string.Concat(sheets.Select((_, index) => $"""<Override PartName="/xl/worksheets/sheet{index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""))
            + "</Types>");
        Write(archive, "_rels/.rels",
            """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Write(archive, "xl/workbook.xml",
            """<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"""
            + string.Concat(sheets.Select((table, index) => $"""<sheet name="{table.Name}" sheetId="{index + 1}" r:id="rId{index + 1}"/>""")) + "</sheets></workbook>");
        Write(archive, "xl/_rels/workbook.xml.rels",
            """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
            + string.Concat(sheets.Select((_, index) =>
                $"""<Relationship Id="rId{index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{index + 1}.xml"/>"""))
            + "</Relationships>");
        foreach (var (index, table) in sheets.Index())
            Write(archive, $"xl/worksheets/sheet{index + 1}.xml",
                """<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"""
                + Row(1, table.Columns.Select(column => language == "en" ? column.English : column.Name))
                + Row(2, table.Columns.Select(column => column.Example)) + "</sheetData></worksheet>");
    }

    /// <summary>Writes the archive of CSV tables with rows in them, as a form sends them.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="tables">By the table's name, rows of cells by the column's.</param>
    /// <param name="made">When it was filled in: the date of what it says.</param>
    public static void WriteFilled(Stream output, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> tables, DateTimeOffset made)
    {
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var table in TemplateTable.All.Where(table => tables.GetValueOrDefault(table.Name) is { Count: > 0 }))
            Write(archive, $"{table.Name}.csv", Line(table.Columns.Select(column => column.Name))
                + string.Concat(tables[table.Name].Select(row => Line(table.Columns.Select(column => row.GetValueOrDefault(column.Name, ""))))), made);
    }

    /// <summary>Copies a filled template, archive or workbook, as if it had been saved at another time: so what it says counts again.</summary>
    public static void WriteAgain(Stream template, Stream output, DateTimeOffset made)
    {
        const string Properties = "docProps/core.xml";
        using var source = new ZipArchive(template, ZipArchiveMode.Read, leaveOpen: true);
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries.Where(entry => entry.FullName != Properties))
        {
            var copy = archive.CreateEntry(entry.FullName);
            copy.LastWriteTime = made.ToOffset(Releases.Panama.PanamaDate.Offset);
            using var from = entry.Open();
            using var to = copy.Open();
            from.CopyTo(to);
        }

        if (Workbook.Is(source))
            Write(archive, Properties, $"""<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>{made.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}</dcterms:modified></cp:coreProperties>""", made);
    }

    private static string Help(string language)
    {
        var help = new StringBuilder();
        foreach (var table in TemplateTable.All)
        {
            help.Append(table.Name).Append('\n');
            foreach (var column in table.Columns)
                help.Append("  ").Append(column.Name).Append(column.IsRequired ? " *" : "").Append(": ")
                    .Append(language == "en" ? column.HelpEn : column.HelpEs).Append('\n');
        }

        return help.ToString();
    }

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Row(int number, IEnumerable<string> cells) =>
        $"<row r=\"{number}\">" + string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>")) + "</row>";

    private static void Write(ZipArchive archive, string name, string text, DateTimeOffset? made = null)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = made?.ToOffset(Releases.Panama.PanamaDate.Offset) ?? Made;
        using var content = entry.Open();
        content.Write(Utf8.GetBytes(text));
    }
}
