using System.Buffers;
using System.Buffers.Text;
using System.Text;
using OpenContracting.Exports.Dgcp;

namespace OpenContracting.Exports.Synthetic;

/// <summary>Writes the rows of one table, cell by cell, and damages some of them on purpose.</summary>
internal sealed class TableFile : IDisposable
{
    private const int FlushAt = 1 << 16;

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private readonly MonthlyTable table;
    private readonly Stream stream;
    private readonly FlawLog flaws;
    private readonly ulong badBelow;
    private byte[] buffer = new byte[FlushAt * 2];
    private int used;
    private int rowStart;
    private int cells;
    private int idStart;
    private int idEnd;
    private int half;
    private int ocidLength;
    private Flaw flaw;
    private string? flawedColumn;

    public TableFile(MonthlyTable table, Stream stream, FlawLog flaws, double badRowShare)
    {
        this.table = table;
        this.stream = stream;
        this.flaws = flaws;
        badBelow = (ulong)(badRowShare * ulong.MaxValue);
        foreach (var column in table.Columns)
            Text(column);
        Append("\r\n"u8);
        cells = 0;
    }

    /// <summary>The rows written, header included, which is the number of the last row.</summary>
    public long LastRow { get; private set; } = 1;

    /// <summary>The bytes written, all of them once the file is closed.</summary>
    public long Length { get; private set; }

    /// <summary>Begins a row with the cells that say what it belongs to.</summary>
    public void Begin(ReadOnlySpan<byte> ocid, ref Dice dice)
    {
        rowStart = used;
        cells = 0;
        idStart = idEnd = 0;
        ocidLength = ocid.Length;
        flawedColumn = null;
        flaw = badBelow > 0 && dice.Next() < badBelow ? ChooseFlaw(ref dice) : Flaw.None;
        Plain(ocid);
    }

    /// <summary>The id of the element the row is.</summary>
    public void Id(ReadOnlySpan<byte> id)
    {
        idStart = used + (cells > 0 ? 1 : 0);
        Plain(id);
        idEnd = used;
    }

    public void Id(string id)
    {
        idStart = used + (cells > 0 ? 1 : 0);
        Text(id);
        idEnd = used;
    }

    public void Id(long id)
    {
        idStart = used + (cells > 0 ? 1 : 0);
        Number(id);
        idEnd = used;
    }

    /// <summary>A cell that is known to need no quotes.</summary>
    public void Plain(ReadOnlySpan<byte> value)
    {
        StartCell(value.Length);
        Append(value);
    }

    public void Text(string value)
    {
        if (value.Length == 0)
        {
            Skip(1);
            return;
        }

        StartCell(value.Length * 3 + 2);
        var needsQuotes = value.AsSpan().ContainsAny(Special);
        if (IsDue(Flaw.StrayQuote) && !needsQuotes && value.Contains(' '))
        {
            Flawed();
            AppendUtf8(value.AsSpan(0, value.Length / 2));
            buffer[used++] = (byte)'"';
            AppendUtf8(value.AsSpan(value.Length / 2));
            return;
        }

        if (IsDue(Flaw.OpenQuote) && !value.Contains('"') && value.Contains(' '))
        {
            Flawed();
            buffer[used++] = (byte)'"';
            AppendUtf8(value);
            return;
        }

        if (!needsQuotes)
        {
            AppendUtf8(value);
            return;
        }

        buffer[used++] = (byte)'"';
        AppendQuoted(value);
        buffer[used++] = (byte)'"';
    }

    public void Number(long value)
    {
        StartCell(20);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(used), out var written);
        used += written;
    }

    /// <summary>An amount as JSON would write it: no trailing zeros.</summary>
    public void Amount(long cents)
    {
        if (IsDue(Flaw.BadAmount))
        {
            Flawed();
            Plain("N/A"u8);
            return;
        }

        Number(cents / 100);
        var rest = cents % 100;
        if (rest == 0)
            return;

        buffer[used++] = (byte)'.';
        buffer[used++] = (byte)('0' + rest / 10);
        if (rest % 10 != 0)
            buffer[used++] = (byte)('0' + rest % 10);
    }

    /// <summary>A moment in Panama's time, which is UTC−5 all year.</summary>
    public void Moment(Moment moment)
    {
        if (IsDue(Flaw.BadDate))
        {
            Flawed();
            Plain("31-02-2026 25:61"u8);
            return;
        }

        StartCell(25);
        used += moment.Write(buffer.AsSpan(used));
    }

    /// <summary>Leaves cells empty.</summary>
    public void Skip(int count)
    {
        for (var i = 0; i < count; i++)
            StartCell(0);
    }

    /// <summary>Ends the row, and adds the damaged copy if there is to be one.</summary>
    public void End()
    {
        if (cells != table.Columns.Length)
            throw new InvalidOperationException($"A row of {table.Name} has {cells} cells, not {table.Columns.Length}.");

        Append("\r\n"u8);
        LastRow++;
        if (flawedColumn is not null)
            Log(flaw, flawedColumn);
        else if (flaw is Flaw.Duplicate or Flaw.MissingOcid or Flaw.MissingId or Flaw.ShortRow)
            AddDamagedCopy();

        FlushWhenFull();
    }

    /// <summary>The row just ended once more, byte for byte.</summary>
    public void Repeat()
    {
        var length = used - rowStart;
        if (flawedColumn is not null || flaw != Flaw.None || length == 0)
            return;

        AppendCopy(rowStart, length);
        LastRow++;
        Log(Flaw.Duplicate, "");
        FlushWhenFull();
    }

    /// <summary>Notes that a text of this row was given double-encoded.</summary>
    public void MarkDoubleEncoded(string column)
    {
        flaw = Flaw.DoubleEncoded;
        flawedColumn = table.Full(column);
    }

    public void Dispose()
    {
        if (!stream.CanWrite)
            return;

        WriteOut(used);
        stream.Dispose();
    }

    private Flaw ChooseFlaw(ref Dice dice)
    {
        // A record's own row is only ever copied: what becomes of a process must stay known.
        if (table == MonthlyTables.Records)
            return dice.Below(4) switch { 0 => Flaw.MissingOcid, 1 => Flaw.ShortRow, 2 => Flaw.StrayQuote, _ => Flaw.Duplicate };

        return (Flaw)dice.Between((int)Flaw.Duplicate, (int)Flaw.OpenQuote);
    }

    private void AddDamagedCopy()
    {
        var length = used - rowStart;
        switch (flaw)
        {
            case Flaw.MissingOcid:
                AppendCopy(rowStart + ocidLength, length - ocidLength);
                break;
            case Flaw.MissingId when idEnd > idStart:
                var (before, after) = (idStart - rowStart, rowStart + length - idEnd);
                var end = idEnd;
                AppendCopy(rowStart, before);
                AppendCopy(end, after);
                break;
            case Flaw.ShortRow:
                AppendCopy(rowStart, half - rowStart);
                Append("\r\n"u8);
                break;
            default:
                flaw = Flaw.Duplicate;
                AppendCopy(rowStart, length);
                break;
        }

        LastRow++;
        Log(flaw, "");
    }

    /// <summary>Whether a cell of this row is still to be damaged so; one is enough.</summary>
    private bool IsDue(Flaw what) => flaw == what && flawedColumn is null;

    private void Flawed() => flawedColumn = table.Columns[flaw is Flaw.BadAmount or Flaw.BadDate ? cells : cells - 1];

    private void Log(Flaw what, string column) =>
        flaws.Add(table.Name, LastRow, what, column, buffer.AsSpan(rowStart, ocidLength));

    private void StartCell(int length)
    {
        EnsureRoom(length + 32);
        if (cells++ > 0)
            buffer[used++] = (byte)',';
        if (cells == table.Columns.Length / 2 + 1)
            half = used - 1;
    }

    private void AppendQuoted(ReadOnlySpan<char> value)
    {
        while (value.IndexOf('"') is var quote and >= 0)
        {
            AppendUtf8(value[..(quote + 1)]);
            buffer[used++] = (byte)'"';
            value = value[(quote + 1)..];
        }

        AppendUtf8(value);
    }

    private void AppendUtf8(ReadOnlySpan<char> value)
    {
        EnsureRoom(value.Length * 3 + 8);
        used += Encoding.UTF8.GetBytes(value, buffer.AsSpan(used));
    }

    private void Append(ReadOnlySpan<byte> value)
    {
        EnsureRoom(value.Length);
        value.CopyTo(buffer.AsSpan(used));
        used += value.Length;
    }

    private void AppendCopy(int start, int length)
    {
        EnsureRoom(length);
        buffer.AsSpan(start, length).CopyTo(buffer.AsSpan(used));
        used += length;
    }

    private void EnsureRoom(int length)
    {
        if (used + length > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + length));
    }

    private void WriteOut(int count)
    {
        stream.Write(buffer, 0, count);
        Length += count;
    }

    private void FlushWhenFull()
    {
        // The last row stays, because it may yet be repeated.
        if (rowStart < FlushAt)
            return;

        WriteOut(rowStart);
        buffer.AsSpan(rowStart, used - rowStart).CopyTo(buffer);
        used -= rowStart;
        rowStart = 0;
    }
}
