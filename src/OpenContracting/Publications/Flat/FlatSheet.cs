using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OpenContracting.Publications.Flat;

/// <summary>A CSV file in memory, cut into cells.</summary>
/// <remarks>Commas, semicolons or tabs part the cells, whichever the header has most of: spreadsheets of Spanish-speaking countries write semicolons.</remarks>
internal sealed class FlatSheet
{
    private readonly byte[] bytes;
    private readonly List<int> rowStarts;
    private readonly List<Cell> cells;

    private FlatSheet(string name, byte[] bytes)
    {
        Name = name;
        this.bytes = bytes;
        (rowStarts, cells) = ([], []);
        Cut();
    }

    private FlatSheet(string name, byte[] bytes, List<int> rowStarts, List<Cell> cells)
    {
        Name = name;
        this.bytes = bytes;
        this.rowStarts = rowStarts;
        this.cells = cells;
    }

    public string Name { get; }

    /// <summary>Whether it is a workbook's, in which dates may be numbers of days.</summary>
    public bool IsWorkbook { get; private init; }

    /// <summary>Whether the file was no UTF-8 and was read as Windows-1252.</summary>
    public bool WasRecoded { get; private init; }

    public int Rows => Math.Max(0, rowStarts.Count - 1);

    public IReadOnlyList<string> Header { get; private set; } = [];

    public static FlatSheet Read(string name, byte[] bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        return Utf8.IsValid(bytes) ? new FlatSheet(name, bytes) : new FlatSheet(name, Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes))) { WasRecoded = true };
    }

    /// <summary>The rows of a workbook's sheet below its header; a row that is missing there is blank here, so that numbers stay what they are.</summary>
    public static FlatSheet Of(string name, IEnumerable<(long Number, IReadOnlyList<string> Cells)> rows)
    {
        var bytes = new ArrayBufferWriter<byte>(1 << 16);
        var (starts, cells, header) = (new List<int>(), new List<Cell>(), (IReadOnlyList<string>?)null);
        foreach (var (number, row) in rows)
        {
            if (header is null)
            {
                header = row;
                continue;
            }

            while (starts.Count < number - 1)
                starts.Add(cells.Count);
            foreach (var cell in row)
                cells.Add(new Cell(bytes.WrittenCount, (int)Encoding.UTF8.GetBytes(cell, bytes), false));
        }

        starts.Add(cells.Count);
        return new FlatSheet(name, bytes.WrittenSpan.ToArray(), starts, cells) { Header = header ?? [], IsWorkbook = true };
    }

    /// <summary>How many cells a row has.</summary>
    public int Count(int row) => rowStarts[row + 1] - rowStarts[row];

    /// <summary>A cell; empty where the row has none. Rows count from 0, below the header.</summary>
    public ReadOnlySpan<byte> this[int row, int column]
    {
        get
        {
            var at = rowStarts[row] + column;
            if (column < 0 || at >= rowStarts[row + 1])
                return default;
            var cell = cells[at];
            var raw = bytes.AsSpan(cell.Start, cell.Length);
            return cell.HasQuotes ? Unquoted(raw) : raw;
        }
    }

    public bool IsBlank(int row)
    {
        for (var at = rowStarts[row]; at < rowStarts[row + 1]; at++)
            if (!bytes.AsSpan(cells[at].Start, cells[at].Length).Trim(" \t"u8).IsEmpty)
                return false;
        return true;
    }

    private static byte[] Unquoted(ReadOnlySpan<byte> raw)
    {
        var plain = new byte[raw.Length];
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            plain[length++] = raw[i];
            if (raw[i] == '"' && i + 1 < raw.Length && raw[i + 1] == '"')
                i++;
        }

        return plain[..length];
    }

    private void Cut()
    {
        var delimiter = Delimiter();
        var ends = System.Buffers.SearchValues.Create([delimiter, (byte)'\r', (byte)'\n']);
        var at = 0;
        var isHeader = true;
        while (at < bytes.Length)
        {
            if (!isHeader)
                rowStarts.Add(cells.Count);
            Row(ref at, delimiter, ends);
            if (!isHeader)
                continue;
            Header = [.. cells.Select(cell => Encoding.UTF8.GetString(cell.HasQuotes ? Unquoted(bytes.AsSpan(cell.Start, cell.Length)) : bytes.AsSpan(cell.Start, cell.Length)))];
            cells.Clear();
            isHeader = false;
        }

        rowStarts.Add(cells.Count);
    }

    private void Row(ref int at, byte delimiter, System.Buffers.SearchValues<byte> ends)
    {
        while (true)
        {
            cells.Add(Next(ref at, ends));
            if (at >= bytes.Length)
                return;
            var end = bytes[at++];
            if (end == delimiter)
            {
                if (at < bytes.Length)
                    continue;
                cells.Add(new Cell(at, 0, false));
                return;
            }

            if (end == '\r' && at < bytes.Length && bytes[at] == '\n')
                at++;
            return;
        }
    }

    private Cell Next(ref int at, System.Buffers.SearchValues<byte> ends)
    {
        int start;
        if (at >= bytes.Length || bytes[at] != '"')
        {
            start = at;
            var length = bytes.AsSpan(at).IndexOfAny(ends);
            at = length < 0 ? bytes.Length : at + length;
            return new Cell(start, at - start, false);
        }

        start = ++at;
        var hasQuotes = false;
        while (true)
        {
            var quote = bytes.AsSpan(at).IndexOf((byte)'"');
            if (quote < 0)
            {
                at = bytes.Length;
                return new Cell(start, at - start, hasQuotes);
            }

            at += quote + 1;
            if (at >= bytes.Length || bytes[at] != '"')
                break;
            hasQuotes = true;
            at++;
        }

        var cell = new Cell(start, at - 1 - start, hasQuotes);
        // What stands behind the closing quote up to the delimiter is nothing.
        var rest = bytes.AsSpan(at).IndexOfAny(ends);
        at = rest < 0 ? bytes.Length : at + rest;
        return cell;
    }

    private byte Delimiter()
    {
        var end = bytes.AsSpan().IndexOfAny((byte)'\r', (byte)'\n');
        var header = end < 0 ? bytes.AsSpan() : bytes.AsSpan(0, end);
        var (commas, semicolons, tabs) = (header.Count((byte)','), header.Count((byte)';'), header.Count((byte)'\t'));
        return tabs > commas && tabs > semicolons ? (byte)'\t' : semicolons > commas ? (byte)';' : (byte)',';
    }

    private readonly record struct Cell(int Start, int Length, bool HasQuotes);
}
