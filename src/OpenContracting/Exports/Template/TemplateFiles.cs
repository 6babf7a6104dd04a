using System.IO.Compression;
using System.Text;
using OpenContracting.Workbooks;

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
        using var workbook = new WorkbookWriter(output);
        foreach (var table in TemplateTable.All)
        {
            using var sheet = workbook.Sheet(table.Name, [.. table.Columns.Select(column => Column(column, language))]);
            sheet.Next();
            foreach (var (place, column) in table.Columns.Index())
                sheet.Text(place, column.Example);
        }
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

        if (WorkbookReader.Is(source))
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

    private static WorkbookColumn Column(TemplateColumn column, string language)
    {
        var title = language == "en" ? column.English : column.Name;
        return new WorkbookColumn(title, Math.Clamp(Math.Max(title.Length, column.Example.Length) + 4, 10, 40));
    }

    private static void Write(ZipArchive archive, string name, string text, DateTimeOffset? made = null)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = made?.ToOffset(Releases.Panama.PanamaDate.Offset) ?? Made;
        using var content = entry.Open();
        content.Write(Utf8.GetBytes(text));
    }
}
