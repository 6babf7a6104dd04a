using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpenContracting.Workbooks;

/// <summary>A sheet being written: the header stays in sight and can be filtered. What does not fit goes on on the next sheet, under the same header.</summary>
internal sealed class WorkbookSheet : IDisposable
{
    /// <summary>Letters a cell can hold; what is longer is cut.</summary>
    public const int LongestCell = 32_767;

    private const int LongestName = 31;
    private const int MostRows = 1_048_576;
    private const int NarrowestColumn = 10;
    private const int WidestColumn = 100;
    private const int RoomForFilter = 4;

    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Where(letter => letter is not ('\t' or '\n')).Select(letter => (byte)letter), (byte)'&', (byte)'<', (byte)'>', 0xEF]);

    private readonly WorkbookWriter workbook;
    private readonly string title;
    private readonly IReadOnlyList<WorkbookColumn> columns;
    private readonly byte[][] letters;
    private Stream output;
    private byte[] number = [];
    private int part = 1;
    private bool isInRow;

    internal WorkbookSheet(WorkbookWriter workbook, string name, IReadOnlyList<WorkbookColumn> columns)
    {
        this.workbook = workbook;
        title = name;
        Name = name;
        this.columns = columns;
        letters = [.. columns.Select((_, column) => Encoding.ASCII.GetBytes(Letters(column)))];
        output = Begin();
    }

    /// <summary>The sheet's name; another one after <see cref="Next"/> had to go on on the next sheet.</summary>
    public string Name { get; private set; }

    /// <summary>The number of the row that is being written; the header is 1.</summary>
    public int Row { get; private set; }

    /// <summary>Begins a row.</summary>
    public void Next()
    {
        if (Row == MostRows)
            Turn();
        NextRow();
    }

    public void Text(int column, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        if (text.Length > LongestCell)
            text = text[..(char.IsHighSurrogate(text[LongestCell - 2]) ? LongestCell - 2 : LongestCell - 1)] + "…";
        Text(column, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A text in UTF-8, no longer than a cell may be.</summary>
    public void Text(int column, ReadOnlySpan<byte> text) =>
        Text(column, text, text.Length > 0 && text[0] is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' ? WorkbookStyle.Quoted : WorkbookStyle.Plain);

    public void Number(int column, decimal? value)
    {
        if (value is { } some)
            Number(column, Encoding.ASCII.GetBytes(some.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A number as JSON writes numbers.</summary>
    public void Number(int column, ReadOnlySpan<byte> json)
    {
        Cell(column, WorkbookStyle.Plain);
        output.Write("><v>"u8);
        output.Write(json);
        output.Write("</v></c>"u8);
    }

    /// <summary>A moment, in UTC: spreadsheets know no time zones.</summary>
    public void Time(int column, DateTimeOffset? moment)
    {
        if (moment is not { } some)
            return;
        Cell(column, WorkbookStyle.Time);
        output.Write(Encoding.ASCII.GetBytes($"><v>{some.UtcDateTime.ToOADate().ToString("R", CultureInfo.InvariantCulture)}</v></c>"));
    }

    public void Dispose()
    {
        EndRow();
        output.Write("</sheetData>"u8);
        if (columns.Count > 0)
            output.Write(Encoding.ASCII.GetBytes($"<autoFilter ref=\"A1:{Letters(columns.Count - 1)}{Row}\"/>"));
        output.Write("</worksheet>"u8);
        output.Dispose();
    }

    /// <summary>The letters of a column: 0 is A, 26 is AA.</summary>
    internal static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private Stream Begin()
    {
        output = workbook.Begin(Name);
        output.Write(Encoding.ASCII.GetBytes(
            $"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{WorkbookWriter.Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"""));
        if (columns.Count > 0)
            output.Write(Encoding.ASCII.GetBytes($"<cols>{string.Concat(columns.Select(Width))}</cols>"));
        output.Write("<sheetData>"u8);
        Row = 0;
        NextRow();
        for (var column = 0; column < columns.Count; column++)
            Text(column, Encoding.UTF8.GetBytes(columns[column].Title), WorkbookStyle.Header);
        return output;
    }

    private static string Width(WorkbookColumn column, int index)
    {
        var width = column.Width > 0 ? column.Width : Math.Clamp(column.Title.Length + RoomForFilter, NarrowestColumn, WidestColumn);
        return $"<col min=\"{index + 1}\" max=\"{index + 1}\" width=\"{width}\" customWidth=\"1\"/>";
    }

    private void Turn()
    {
        Dispose();
        var ending = $" ({++part})";
        Name = title[..Math.Min(title.Length, LongestName - ending.Length)] + ending;
        Begin();
    }

    private void NextRow()
    {
        EndRow();
        isInRow = true;
        number = Encoding.ASCII.GetBytes((++Row).ToString(CultureInfo.InvariantCulture));
        output.Write("<row r=\""u8);
        output.Write(number);
        output.Write("\">"u8);
    }

    private void EndRow()
    {
        if (isInRow)
            output.Write("</row>"u8);
        isInRow = false;
    }

    private void Cell(int column, WorkbookStyle style)
    {
        output.Write("<c r=\""u8);
        output.Write(letters[column]);
        output.Write(number);
        output.WriteByte((byte)'"');
        if (style == WorkbookStyle.Plain)
            return;
        output.Write(" s=\""u8);
        output.WriteByte((byte)('0' + (int)style));
        output.WriteByte((byte)'"');
    }

    private void Text(int column, ReadOnlySpan<byte> text, WorkbookStyle style)
    {
        Cell(column, style);
        output.Write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        Escape(text);
        output.Write("</t></is></c>"u8);
    }

    private void Escape(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            output.Write(text[..at]);
            var length = 1;
            if (text[at] == 0xEF)
            {
                // Two letters that XML does not know, among many that it does.
                length = Math.Min(3, text.Length - at);
                output.Write(text[at..] is [_, 0xBF, 0xBE or 0xBF, ..] ? "\uFFFD"u8 : text.Slice(at, length));
            }
            else
            {
                output.Write(text[at] switch { (byte)'&' => "&amp;"u8, (byte)'<' => "&lt;"u8, (byte)'>' => "&gt;"u8, (byte)'\r' => "&#13;"u8, _ => "\uFFFD"u8 });
            }

            text = text[(at + length)..];
        }

        output.Write(text);
    }
}
