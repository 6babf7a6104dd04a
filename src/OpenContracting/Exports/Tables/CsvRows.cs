using System.Text;

namespace OpenContracting.Exports.Tables;

/// <summary>Hands a CSV on row by row with the broken rows taken out, so that one stray quote costs one row and not the rest of the file.</summary>
/// <remarks>
/// A CSV parser that meets an unescaped quote reads on to the next one, across any number of rows. So rows are told apart
/// here first: a quote inside a quoted field that neither doubles nor closes it breaks the row. Then the line alone is split
/// as meant (<see cref="LooseRow"/>); with the right number of cells it is handed on with its quotes put in order, else it is
/// left out and reported, and reading goes on with the next line.
/// </remarks>
internal sealed class CsvRows(TextReader source, int maximumCharacters, LeaveOut leaveOut) : TextReader
{
    // A field with more lines than this is no field but a lost quote.
    private const int MostLines = 2_000;

    private readonly StringBuilder ready = new();
    private readonly Queue<long> leftOut = new();
    private char[] buffer = new char[1 << 16];
    private int position;
    private int filled;
    private int readyPosition;
    private bool ended;
    private bool isTooLong;
    private long row;
    private long handedOut;

    /// <summary>What parts the cells of a row.</summary>
    public char Delimiter { get; set; } = ',';

    /// <summary>The number of columns of the header; 0 until it is known.</summary>
    public int Columns { get; set; }

    /// <summary>How many rows had their quotes put in order.</summary>
    public long Mended { get; private set; }

    /// <summary>Whether the file ends without a line end.</summary>
    public bool LastRowIsOpen { get; private set; }

    /// <summary>Whether the file ends inside a quoted field.</summary>
    public bool EndsInsideQuotes { get; private set; }

    /// <summary>The first line, which stays to be read.</summary>
    public string FirstLine() =>
        TryFindLine(position, out var end, out _) ? buffer.AsSpan(position, end - position).ToString() : "";

    /// <summary>The number of the next row as the parser gives it out, counting those left out; the header is row 1.</summary>
    public long NextRow()
    {
        handedOut++;
        while (leftOut.TryPeek(out var skipped) && skipped == handedOut)
        {
            leftOut.Dequeue();
            handedOut++;
        }

        return handedOut;
    }

    /// <inheritdoc/>
    public override int Read(char[] target, int index, int count)
    {
        while (readyPosition == ready.Length)
        {
            ready.Clear();
            readyPosition = 0;
            if (!ReadRow())
                return 0;
        }

        var copied = Math.Min(count, ready.Length - readyPosition);
        ready.CopyTo(readyPosition, target.AsSpan(index, copied), copied);
        readyPosition += copied;
        return copied;
    }

    /// <inheritdoc/>
    public override int Read() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    private bool ReadRow()
    {
        if (!TryFindLine(position, out var end, out var next))
            return isTooLong && LeaveOutLongLine();
        if (end == position)
        {
            // Empty lines are no rows; the parser passes over them as well.
            position = next;
            return true;
        }

        row++;
        var line = buffer.AsSpan(position, end - position);
        if (!line.Contains('"'))
            HandOn(end, next);
        else
            ReadQuotedRow(end, next);
        return true;
    }

    private void HandOn(int end, int next)
    {
        LastRowIsOpen = ended && end == next;
        ready.Append(buffer, position, end - position).Append('\n');
        position = next;
    }

    private void ReadQuotedRow(int firstEnd, int firstNext)
    {
        var state = new QuoteState(Delimiter);
        var end = firstEnd;
        var next = firstNext;
        var from = position;
        var lines = 1;
        for (; ; lines++)
        {
            state.Take(buffer.AsSpan(from, end - from));
            if (state.IsBroken || !state.IsInside || lines == MostLines || next - position > maximumCharacters)
                break;
            state.TakeLineEnd();
            var offset = next - position;
            if (!TryFindLine(next, out end, out next))
            {
                state.Break();
                break;
            }

            from = position + offset;
        }

        var severalLines = lines > 1;
        if (!state.IsBroken && !state.IsInside && (!severalLines || Columns == 0 || state.Cells == Columns))
        {
            HandOn(end, next);
            return;
        }

        if (state.IsInside && !severalLines && ended && end == filled)
            LeaveOutCutRow(end);
        else
            Mend(end, next, severalLines, !state.IsBroken && !state.IsInside);
    }

    private void Mend(int wholeEnd, int wholeNext, bool severalLines, bool wellFormed)
    {
        TryFindLine(position, out var end, out var next);
        var line = buffer.AsSpan(position, end - position);
        var cells = LooseRow.Split(line, Delimiter);
        if (Columns == 0 || cells.Count == Columns)
        {
            Mended++;
            LooseRow.Append(ready, cells, Delimiter);
            position = next;
            return;
        }

        if (wellFormed)
        {
            // Quotes in order, only the number of cells is wrong: the parser's caller sees to that.
            HandOn(wholeEnd, wholeNext);
            return;
        }

        // Looking further may move the buffer, but not how far things are from `position`.
        var (length, following) = (end - position, next - position);
        if (severalLines && TryJoin(next, out var joined, out var after))
        {
            Mended++;
            LooseRow.Append(ready, joined, Delimiter);
            position = after;
            return;
        }

        EndsInsideQuotes = ended && position + following >= filled;
        leaveOut(row, "broken-quotes", null, buffer.AsSpan(position, length).ToString());
        leftOut.Enqueue(row);
        position += following;
    }

    /// <summary>Joins the lines of a field that has both line ends and stray quotes, while no line looks like a row of its own.</summary>
    private bool TryJoin(int from, out List<string> cells, out int after)
    {
        cells = [];
        after = from;
        for (var lines = 0; lines < 50; lines++)
        {
            var offset = after - position;
            if (!TryFindLine(after, out var end, out after))
                return false;
            var begin = position + offset;
            if (LooseRow.Split(buffer.AsSpan(begin, end - begin), Delimiter).Count == Columns)
                return false;
            cells = LooseRow.Split(buffer.AsSpan(position, end - position), Delimiter);
            if (cells.Count == Columns)
                return true;
        }

        return false;
    }

    /// <summary>Finds the end of the line that begins at an index, and where the next one begins; the buffer may move to <c>position</c>.</summary>
    private bool TryFindLine(int from, out int end, out int next)
    {
        var offset = from - position;
        var searched = 0;
        while (true)
        {
            from = position + offset;
            var found = buffer.AsSpan(from + searched, filled - from - searched).IndexOfAny('\n', '\r');
            end = from + searched + found;
            if (found >= 0 && (buffer[end] == '\n' || end + 1 < filled || ended))
            {
                next = end + (buffer[end] == '\r' && end + 1 < filled && buffer[end + 1] == '\n' ? 2 : 1);
                return true;
            }

            searched = found >= 0 ? searched + found : filled - from;
            isTooLong = searched > maximumCharacters;
            if (isTooLong)
            {
                end = next = filled;
                return false;
            }

            // A carriage return at the very end: whether a line feed follows is known only now.
            if (Fill() || found >= 0)
                continue;
            end = next = filled;
            return filled > position + offset;
        }
    }

    private void LeaveOutCutRow(int end)
    {
        EndsInsideQuotes = true;
        leaveOut(row, "cut-short", null, buffer.AsSpan(position, end - position).ToString());
        leftOut.Enqueue(row);
        position = end;
    }

    private bool LeaveOutLongLine()
    {
        row++;
        leaveOut(row, "row-too-long", $"> {maximumCharacters}", buffer.AsSpan(position, Math.Min(4_000, filled - position)).ToString());
        leftOut.Enqueue(row);
        while (true)
        {
            var found = buffer.AsSpan(position, filled - position).IndexOfAny('\n', '\r');
            position = found >= 0 ? position + found + 1 : filled;
            if (found >= 0)
                return true;
            if (!Fill())
                return false;
        }
    }

    private bool Fill()
    {
        if (ended)
            return false;
        if (position > 0)
        {
            buffer.AsSpan(position, filled - position).CopyTo(buffer);
            filled -= position;
            position = 0;
        }

        if (filled == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = source.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        ended = read == 0;
        return read > 0;
    }

    /// <summary>The rules of RFC 4180 for quotes, followed through a row.</summary>
    private struct QuoteState(char delimiter)
    {
        private bool atStart = true;

        public bool IsInside { get; private set; }

        public bool IsBroken { get; private set; }

        public int Cells { get; private set; } = 1;

        public void Break() => IsBroken = true;

        public void TakeLineEnd() => atStart = false;

        public void Take(ReadOnlySpan<char> line)
        {
            for (var at = 0; at < line.Length; at++)
            {
                var character = line[at];
                if (IsInside)
                {
                    if (character != '"')
                        continue;
                    if (at + 1 < line.Length && line[at + 1] == '"')
                    {
                        at++;
                        continue;
                    }

                    IsInside = false;
                    if (at + 1 < line.Length && line[at + 1] != delimiter)
                    {
                        IsBroken = true;
                        return;
                    }
                }
                else if (character == delimiter)
                {
                    Cells++;
                    atStart = true;
                    continue;
                }
                else if (character == '"')
                {
                    if (!atStart)
                    {
                        IsBroken = true;
                        return;
                    }

                    IsInside = true;
                }

                atStart = false;
            }
        }
    }
}
