using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using OpenContracting.Exports;

namespace OpenContracting.Workbooks;

/// <summary>Reads the sheets of an XLSX workbook as rows of text: values as stored, never formulas.</summary>
/// <remarks>Our own small reader, since the libraries for it need reflection, which the native build does not have.</remarks>
internal sealed class WorkbookReader
{
    internal const int CellBytes = 16;

    private const int MostRows = 1_048_576;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly ZipArchive archive;
    private readonly ExportOptions options;
    private readonly XmlReaderSettings settings;
    private readonly List<string> sharedTexts;
    private long budget;

    public WorkbookReader(ZipArchive archive, ExportOptions options)
    {
        this.archive = archive;
        this.options = options;
        budget = options.MaximumTableBytes;
        settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = options.MaximumEntryBytes };
        sharedTexts = ReadSharedTexts();
    }

    /// <summary>When it was last saved, as it says itself; null when it does not.</summary>
    public DateTimeOffset? Modified
    {
        get
        {
            using var reader = Open("docProps/core.xml");
            while (reader is not null && reader.Read())
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "modified")
                    return DateTimeOffset.TryParse(reader.ReadElementContentAsString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var saved)
                        ? saved : null;
            return null;
        }
    }

    /// <summary>Whether an archive is a workbook.</summary>
    public static bool Is(ZipArchive archive) => archive.GetEntry("xl/workbook.xml") is not null;

    /// <summary>The sheets in their order: name, and rows with their numbers.</summary>
    public IEnumerable<(string Name, IEnumerable<(long Number, List<string> Cells)> Rows)> Sheets()
    {
        var files = Files();
        foreach (var (name, id) in Names())
            if (files.TryGetValue(id, out var file))
                yield return (name, Rows(file));
    }

    private List<(string Name, string Id)> Names()
    {
        var names = new List<(string, string)>();
        using var reader = Open("xl/workbook.xml");
        while (reader is not null && reader.Read())
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "sheet")
                names.Add((reader.GetAttribute("name") ?? "", reader.GetAttribute("id", Relations) ?? ""));
        return names;
    }

    private Dictionary<string, string> Files()
    {
        var files = new Dictionary<string, string>();
        using var reader = Open("xl/_rels/workbook.xml.rels");
        while (reader is not null && reader.Read())
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship" && reader.GetAttribute("Target") is { } target)
                files[reader.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        return files;
    }

    private IEnumerable<(long Number, List<string> Cells)> Rows(string file)
    {
        using var reader = Open(file);
        var next = 1L;
        while (reader is not null && reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
                continue;
            // Rows count up to a limit: a number beyond it would be a million blank rows, or a thousand million.
            if (long.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= next && number <= MostRows)
                next = number;
            using var row = reader.ReadSubtree();
            var cells = Cells(row);
            Weigh(cells);
            yield return (next++, cells);
        }
    }

    // A text that is shared, a sheet that is listed again, a cell far to the right: little in the file, much in memory.
    private void Weigh(List<string> cells)
    {
        budget -= CellBytes * (cells.Count + 1);
        foreach (var cell in cells)
            budget -= cell.Length;
        if (budget < 0)
            throw new TableTooLargeException(options.MaximumTableBytes);
    }

    private List<string> Cells(XmlReader row)
    {
        var cells = new List<string>();
        while (row.Read())
        {
            if (row.NodeType != XmlNodeType.Element || row.LocalName != "c")
                continue;
            var column = Column(row.GetAttribute("r")) ?? cells.Count;
            if (column >= options.MaximumColumns)
                continue;
            while (cells.Count < column)
                cells.Add("");
            var type = row.GetAttribute("t");
            using var cell = row.ReadSubtree();
            cells.Add(Value(cell, type));
        }

        return cells;
    }

    private string Value(XmlReader cell, string? type)
    {
        var text = new StringBuilder();
        while (cell.Read())
            if (cell.NodeType == XmlNodeType.Text || cell.NodeType == XmlNodeType.SignificantWhitespace)
                text.Append(cell.Value);
            else if (cell.NodeType == XmlNodeType.Element && cell.LocalName is "f" or "rPh")
                PassOver(cell);
        if (type != "s")
            return type == "e" ? "" : text.ToString();
        return int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sharedTexts.Count
            ? sharedTexts[index] : "";
    }

    private static void PassOver(XmlReader element)
    {
        using var inner = element.ReadSubtree();
        while (inner.Read())
        {
            // Only to get past it.
        }
    }

    // Letters before the number are the column: A is 0, AA is 26.
    private static int? Column(string? reference)
    {
        if (reference is null)
            return null;
        var column = 0;
        foreach (var letter in reference)
        {
            if (letter is < 'A' or > 'Z' || column > 20_000)
                break;
            column = (column * 26) + letter - 'A' + 1;
        }

        return column - 1;
    }

    private List<string> ReadSharedTexts()
    {
        var texts = new List<string>();
        using var reader = Open("xl/sharedStrings.xml");
        while (reader is not null && reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si")
                continue;
            using var item = reader.ReadSubtree();
            texts.Add(Value(item, null));
        }

        return texts;
    }

    private XmlReader? Open(string file) => archive.GetEntry(file) is { } entry ? XmlReader.Create(entry.Open(), WithInput()) : null;

    private XmlReaderSettings WithInput()
    {
        var own = settings.Clone();
        own.CloseInput = true;
        return own;
    }
}
