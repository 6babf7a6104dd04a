using System.IO.Compression;
using System.Text;
using System.Xml;
using OpenContracting.Exports;
using OpenContracting.Workbooks;

namespace OpenContracting.Publications.Flat;

/// <summary>A workbook's sheets led to the tables of a layout: those <see cref="FlatWorkbook"/> wrote, and those people named as the tables are.</summary>
internal sealed class FlatWorkbookReader
{
    private static readonly ExportOptions Limits = ExportOptions.Default with { MaximumEntryBytes = 4L << 30 };

    /// <summary>The tables that have a sheet.</summary>
    public required IReadOnlyList<(FlatTable Table, FlatSheet Sheet)> Tables { get; init; }

    /// <summary>Sheets that are no table.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    public required ReadOnlyMemory<byte> Package { get; init; }

    public static bool HasRoot(Stream stream, FlatLayout layout, long mostBytes) => OfWorkbook(
        stream, mostBytes, workbook => workbook.Sheets().Any(sheet => TableOf(sheet.Name, layout, FlatSheets.Names(layout)) == layout.Root));

    /// <exception cref="InvalidDataException">It is no workbook, or a damaged one.</exception>
    /// <exception cref="TableTooLargeException">Its rows come to more than <paramref name="mostBytes"/>.</exception>
    public static FlatWorkbookReader Read(Stream stream, FlatLayout layout, long mostBytes) => OfWorkbook(stream, mostBytes, workbook => Read(workbook, layout));

    private static FlatWorkbookReader Read(WorkbookReader workbook, FlatLayout layout)
    {
        var names = FlatSheets.Names(layout);
        var pieces = Pieces(workbook);
        var (unknown, package) = (new List<string>(), default(ReadOnlyMemory<byte>));
        var sheets = new List<(FlatTable Table, string Name, IEnumerable<(long Number, List<string> Cells)> Rows)>();
        foreach (var (name, rows) in workbook.Sheets())
        {
            if (name == FlatSheets.Package)
                package = Encoding.UTF8.GetBytes(string.Concat(rows.Skip(1).Select(row => row.Cells.FirstOrDefault())));
            else if (TableOf(name, layout, names) is { } table)
                sheets.Add((table, name, rows));
            else if (name != FlatSheets.Long)
                unknown.Add(name);
        }

        return new FlatWorkbookReader
        {
            Tables = [.. sheets.GroupBy(sheet => sheet.Table).Select(parts => (parts.Key, FlatSheet.Of(parts.First().Name, Rows(parts.Select(part => (part.Name, part.Rows)), pieces))))],
            Unknown = unknown,
            Package = package,
        };
    }

    private static T OfWorkbook<T>(Stream stream, long mostBytes, Func<WorkbookReader, T> read)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (!WorkbookReader.Is(zip))
                throw new InvalidDataException("It is no workbook.");
            return read(new WorkbookReader(zip, Limits with { MaximumTableBytes = mostBytes }));
        }
        catch (Exception damage) when (damage is XmlException or ArgumentException or NotSupportedException or EndOfStreamException or OverflowException)
        {
            throw new InvalidDataException($"The workbook is damaged. {damage.Message}", damage);
        }
    }

    /// <summary>By the name of the sheet; what did not fit on one goes on on <c>name (2)</c>.</summary>
    private static FlatTable? TableOf(string sheet, FlatLayout layout, IReadOnlyDictionary<FlatTable, string> names)
    {
        var end = sheet.LastIndexOf(" (", StringComparison.Ordinal);
        var bare = end > 0 && sheet.EndsWith(')') && int.TryParse(sheet.AsSpan(end + 2, sheet.Length - end - 3), out _) ? sheet[..end] : sheet;
        var folded = FoldedText.Fold(bare);
        return layout.Tables.FirstOrDefault(table => FoldedText.Fold(names[table]) == folded || FoldedText.Fold(table.Name) == folded)
            ?? (bare != sheet ? layout.Tables.FirstOrDefault(table => bare.Length >= FlatSheets.LongestName - 5 && names[table].StartsWith(bare, StringComparison.OrdinalIgnoreCase)) : null);
    }

    /// <summary>The header of the first sheet, then the rows of all.</summary>
    private static IEnumerable<(long, IReadOnlyList<string>)> Rows(
        IEnumerable<(string Name, IEnumerable<(long Number, List<string> Cells)> Rows)> parts, Dictionary<(string Sheet, long Row), List<(string Column, string Text)>> pieces)
    {
        var (before, last, isFirst) = (0L, 0L, true);
        foreach (var (name, rows) in parts)
        {
            List<string>? header = null;
            foreach (var (number, cells) in rows)
            {
                if (header is null)
                {
                    header = cells;
                    if (isFirst)
                        yield return (number, cells);
                    continue;
                }

                foreach (var (column, text) in pieces.GetValueOrDefault((name, number)) ?? [])
                    Put(cells, header, column, text);
                last = before + number;
                yield return (last, cells);
            }

            (before, isFirst) = (Math.Max(before, last - 1), false);
        }
    }

    private static void Put(List<string> cells, List<string> header, string column, string text)
    {
        var place = header.IndexOf(column);
        if (place < 0)
            return;
        while (cells.Count <= place)
            cells.Add("");
        cells[place] = text;
    }

    /// <summary>Long texts put together again, by the row they belong to.</summary>
    private static Dictionary<(string Sheet, long Row), List<(string Column, string Text)>> Pieces(WorkbookReader workbook)
    {
        var texts = new Dictionary<(string Sheet, long Row, string Column), StringBuilder>();
        foreach (var (name, rows) in workbook.Sheets())
        {
            if (name != FlatSheets.Long)
                continue;
            foreach (var (_, cells) in rows.Skip(1))
            {
                if (cells is not [var sheet, var number, var column, var text, ..] || !long.TryParse(number, out var row))
                    continue;
                if (!texts.TryGetValue((sheet, row, column), out var whole))
                    texts[(sheet, row, column)] = whole = new StringBuilder();
                whole.Append(text);
            }
        }

        return texts.GroupBy(text => (text.Key.Sheet, text.Key.Row)).ToDictionary(row => row.Key, row => row.Select(text => (text.Key.Column, text.Value.ToString())).ToList());
    }
}
