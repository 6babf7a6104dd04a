using System.Text;
using OpenContracting.Workbooks;

namespace OpenContracting.Publications.Flat;

/// <summary>All tables as a workbook, a sheet a table. A text longer than a cell may be stands in pieces on a sheet of its own.</summary>
internal sealed class FlatWorkbook(WorkbookWriter workbook, FlatOptions options)
{
    // More digits than a spreadsheet keeps are a text, so that none is lost when it is saved.
    private const int MostDigits = 15;

    private readonly List<(string Sheet, int Row, string Column, byte[] Text)> tooLong = [];

    public static void Write(Flattener flat, Stream output, FlatOptions options)
    {
        using var workbook = new WorkbookWriter(output);
        var tables = new FlatWorkbook(workbook, options);
        var names = FlatSheets.Names(flat.Layout);
        foreach (var table in flat.Tables)
            tables.Write(flat.Spool(table), names[table]);
        tables.WritePieces();
        if (!options.Package.IsEmpty)
            tables.WritePackage();
    }

    private void Write(FlatSpool spool, string name)
    {
        if (spool.Rows == 0)
            return;
        var columns = spool.Columns;
        var places = FlatCsv.Places(spool.Table, columns);
        using var sheet = workbook.Sheet(name, [.. columns.Select(column => new WorkbookColumn(column.Header(options.Language)))]);
        foreach (var row in spool.All())
        {
            sheet.Next();
            FlatCsv.Each(row.Span, (index, cell) => WriteCell(sheet, columns, places[index], cell));
        }
    }

    private void WriteCell(WorkbookSheet sheet, IReadOnlyList<FlatColumn> columns, int place, ReadOnlySpan<byte> cell)
    {
        var column = columns[place];
        if (column.Kind is FlatKind.Number or FlatKind.Integer && cell.Length <= MostDigits && FlatCells.IsNumber(cell))
            sheet.Number(place, cell);
        else if (cell.Length > WorkbookSheet.LongestCell && Encoding.UTF8.GetCharCount(cell) > WorkbookSheet.LongestCell)
            tooLong.Add((sheet.Name, sheet.Row, column.Header(options.Language), cell.ToArray()));
        else
            sheet.Text(place, cell);
    }

    /// <summary>Texts too long for a cell, in pieces that are put together again.</summary>
    private void WritePieces()
    {
        if (tooLong.Count == 0)
            return;
        using var sheet = workbook.Sheet(FlatSheets.Long, [new("sheet"), new("row"), new("column"), new("text")]);
        foreach (var (table, row, column, text) in tooLong)
            foreach (var piece in Pieces(Encoding.UTF8.GetString(text)))
            {
                sheet.Next();
                sheet.Text(0, table);
                sheet.Text(1, row.ToString());
                sheet.Text(2, column);
                sheet.Text(3, piece);
            }
    }

    private void WritePackage()
    {
        using var sheet = workbook.Sheet(FlatSheets.Package, [new("json")]);
        foreach (var piece in Pieces(Encoding.UTF8.GetString(options.Package.Span)))
        {
            sheet.Next();
            sheet.Text(0, piece);
        }
    }

    /// <summary>A text in pieces that fit in a cell; none ends between the two halves of one letter.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(WorkbookSheet.LongestCell, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            yield return text.Substring(start, length);
            start += length;
        }
    }
}
