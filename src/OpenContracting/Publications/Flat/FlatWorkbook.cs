using System.Buffers;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace OpenContracting.Publications.Flat;

/// <summary>All tables as a workbook, a sheet a table, written row by row.</summary>
/// <remarks>
/// Our own writer: the libraries for it need reflection, which the native build does not have, and hold a sheet at once. Cells are texts or
/// numbers, never formulas. A text longer than a cell may be stands in pieces on a sheet of its own.
/// </remarks>
internal sealed class FlatWorkbook : IDisposable
{
    private const int LongestCell = 32_767;
    private const int MostRows = 1_048_576;

    // More digits than a spreadsheet keeps are a text, so that none is lost when it is saved.
    private const int MostDigits = 15;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly SearchValues<byte> Special = SearchValues.Create([(byte)'&', (byte)'<', (byte)'>', (byte)'\r', 0xEF]);

    // The same data makes the same file.
    private static readonly DateTimeOffset Made = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip;
    private readonly List<string> sheets = [];
    private readonly List<(string Sheet, long Row, string Column, byte[] Text)> tooLong = [];

    private FlatWorkbook(Stream output) => zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);

    public static void Write(Flattener flat, Stream output, FlatOptions options)
    {
        using var workbook = new FlatWorkbook(output);
        var names = FlatSheets.Names(flat.Layout);
        foreach (var table in flat.Tables)
            workbook.Table(flat, table, names[table], options);
        if (workbook.tooLong.Count > 0)
            workbook.Pieces();
        if (!options.Package.IsEmpty)
            workbook.Package(options.Package);
        workbook.Parts();
    }

    public void Dispose() => zip.Dispose();

    private void Table(Flattener flat, FlatTable table, string name, FlatOptions options)
    {
        var spool = flat.Spool(table);
        var columns = spool.Columns;
        var places = FlatCsv.Places(table, columns);
        var letters = columns.Select((_, place) => Encoding.ASCII.GetBytes(Letters(place))).ToArray();
        using var rows = spool.All().GetEnumerator();
        var more = rows.MoveNext();
        for (var part = 1; more; part++)
        {
            // What does not fit on a sheet goes on on the next.
            var title = part == 1 ? name : $"{name[..Math.Min(name.Length, FlatSheets.LongestName - 5)]} ({part})";
            using var sheet = Begin(title);
            Line(sheet, 1, " s=\"1\""u8, [.. columns.Select(column => column.Header(options.Language))]);
            for (var number = 2L; more && number <= MostRows; number++)
            {
                Row(sheet, rows.Current.Span, columns, places, letters, number, title, options);
                more = rows.MoveNext();
            }

            End(sheet);
        }
    }

    private void Row(Stream sheet, ReadOnlySpan<byte> row, IReadOnlyList<FlatColumn> columns, int[] places, byte[][] letters, long number, string name, FlatOptions options)
    {
        var reference = Encoding.ASCII.GetBytes(number.ToString());
        sheet.Write("<row r=\""u8);
        sheet.Write(reference);
        sheet.Write("\">"u8);
        FlatCsv.Each(row, (index, cell) =>
        {
            var column = columns[places[index]];
            sheet.Write("<c r=\""u8);
            sheet.Write(letters[places[index]]);
            sheet.Write(reference);
            if (column.Kind is FlatKind.Number or FlatKind.Integer && cell.Length <= MostDigits && FlatCells.IsNumber(cell))
            {
                sheet.Write("\"><v>"u8);
                sheet.Write(cell);
                sheet.Write("</v></c>"u8);
                return;
            }

            if (cell.Length > LongestCell && Encoding.UTF8.GetCharCount(cell) > LongestCell)
            {
                tooLong.Add((name, number, column.Header(options.Language), cell.ToArray()));
                cell = [];
            }

            sheet.Write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
            Escape(sheet, cell);
            sheet.Write("</t></is></c>"u8);
        });
        sheet.Write("</row>"u8);
    }

    /// <summary>Texts too long for a cell, in pieces that are put together again.</summary>
    private void Pieces()
    {
        using var sheet = Begin(FlatSheets.Long);
        Line(sheet, 1, " s=\"1\""u8, "sheet", "row", "column", "text");
        var number = 1;
        foreach (var (table, row, column, text) in tooLong)
            foreach (var piece in Pieces(Encoding.UTF8.GetString(text)))
                Line(sheet, ++number, default, table, row.ToString(), column, piece);
        End(sheet);
    }

    private void Package(ReadOnlyMemory<byte> package)
    {
        using var sheet = Begin(FlatSheets.Package);
        Line(sheet, 1, " s=\"1\""u8, "json");
        var number = 1;
        foreach (var piece in Pieces(Encoding.UTF8.GetString(package.Span)))
            Line(sheet, ++number, default, piece);
        End(sheet);
    }

    /// <summary>A text in pieces that fit in a cell; none ends between the two halves of one letter.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(LongestCell, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            yield return text.Substring(start, length);
            start += length;
        }
    }

    private static void Line(Stream sheet, int number, ReadOnlySpan<byte> style, params ReadOnlySpan<string> cells)
    {
        sheet.Write(Encoding.ASCII.GetBytes($"<row r=\"{number}\">"));
        for (var i = 0; i < cells.Length; i++)
        {
            sheet.Write(Encoding.ASCII.GetBytes($"<c r=\"{Letters(i)}{number}\""));
            sheet.Write(style);
            sheet.Write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
            Escape(sheet, Encoding.UTF8.GetBytes(cells[i]));
            sheet.Write("</t></is></c>"u8);
        }

        sheet.Write("</row>"u8);
    }

    private static void Escape(Stream sheet, ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            sheet.Write(text[..at]);
            var length = 1;
            if (text[at] == 0xEF)
            {
                // Two letters that XML does not know.
                length = 3;
                sheet.Write(text[at..] is [_, 0xBF, 0xBE or 0xBF, ..] ? "\uFFFD"u8 : text.Slice(at, length));
            }
            else
            {
                sheet.Write(text[at] switch { (byte)'&' => "&amp;"u8, (byte)'<' => "&lt;"u8, (byte)'>' => "&gt;"u8, _ => "&#13;"u8 });
            }

            text = text[(at + length)..];
        }

        sheet.Write(text);
    }

    /// <summary>The letters of a column: 0 is A, 26 is AA.</summary>
    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private BufferedStream Begin(string name)
    {
        sheets.Add(name);
        var sheet = Open($"xl/worksheets/sheet{sheets.Count}.xml");
        sheet.Write(Encoding.ASCII.GetBytes(
            $"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>"""));
        return sheet;
    }

    private static void End(BufferedStream sheet) => sheet.Write("</sheetData></worksheet>"u8);

    /// <summary>What says which sheets there are.</summary>
    private void Parts()
    {
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>""" + Each((name, id) => $"""<sheet name="{SecurityElement.Escape(name)}" sheetId="{id}" r:id="rId{id}"/>""") + "</sheets></workbook>");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{PackageRelations}">"""
            + Each((_, id) => $"""<Relationship Id="rId{id}" Type="{Relations}/worksheet" Target="worksheets/sheet{id}.xml"/>""")
            + $"""<Relationship Id="rId{sheets.Count + 1}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>""");
        Part("_rels/.rels", $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("[Content_Types].xml", $"""<Types xmlns="{ContentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Sheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Sheet}.styles+xml"/>"""
            + Each((_, id) => $"""<Override PartName="/xl/worksheets/sheet{id}.xml" ContentType="{Sheet}.worksheet+xml"/>""") + "</Types>");
    }

    private string Each(Func<string, int, string> write) => string.Concat(sheets.Select((name, index) => write(name, index + 1)));

    private void Part(string name, string content)
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
