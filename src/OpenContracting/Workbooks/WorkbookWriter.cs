using System.IO.Compression;
using System.Security;
using System.Text;

namespace OpenContracting.Workbooks;

/// <summary>Writes a workbook (XLSX), one sheet after the other and each row by row, to a stream that need not go back.</summary>
/// <remarks>
/// Our own, since the libraries for it need reflection, which the native build does not have, and a stream that goes back or all rows at once.
/// Cells are texts, numbers or times, never formulas. The same rows make the same bytes.
/// </remarks>
internal sealed class WorkbookWriter(Stream output) : IDisposable
{
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly DateTimeOffset Made = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<string> sheets = [];

    /// <summary>Begins a sheet, with its header; the one before must have been closed.</summary>
    public WorkbookSheet Sheet(string name, IReadOnlyList<WorkbookColumn> columns) => new(this, name, columns);

    public void Dispose()
    {
        WriteParts();
        zip.Dispose();
    }

    internal Stream Begin(string name)
    {
        sheets.Add(name);
        return Open($"xl/worksheets/sheet{sheets.Count}.xml");
    }

    /// <summary>What says which sheets there are, and how <see cref="WorkbookStyle"/>s look.</summary>
    private void WriteParts()
    {
        Write("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>"""
            + Each((name, id) => $"""<sheet name="{SecurityElement.Escape(name)}" sheetId="{id}" r:id="rId{id}"/>""") + "</sheets></workbook>");
        Write("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{PackageRelations}">"""
            + Each((_, id) => $"""<Relationship Id="rId{id}" Type="{Relations}/worksheet" Target="worksheets/sheet{id}.xml"/>""")
            + $"""<Relationship Id="rId{sheets.Count + 1}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Write("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}">
            <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
            <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>
            </styleSheet>
            """);
        Write("_rels/.rels", $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Write("[Content_Types].xml", $"""<Types xmlns="{ContentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Spreadsheet}.styles+xml"/>"""
            + Each((_, id) => $"""<Override PartName="/xl/worksheets/sheet{id}.xml" ContentType="{Spreadsheet}.worksheet+xml"/>""") + "</Types>");
    }

    private string Each(Func<string, int, string> write) => string.Concat(sheets.Select((name, index) => write(name, index + 1)));

    private void Write(string name, string content)
    {
        using var part = Open(name);
        part.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8"?>""" + content));
    }

    private BufferedStream Open(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Made;
        return new BufferedStream(entry.Open(), 1 << 16);
    }
}
