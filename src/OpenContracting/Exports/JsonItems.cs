using System.Buffers;
using System.Text;

namespace OpenContracting.Exports;

/// <summary>Reads a JSON file of any size as its items: the members of named arrays, or whole values, one after the other.</summary>
/// <remarks>
/// It only frames: brackets and strings are followed, nothing is validated, so that one malformed item costs that item alone.
/// The memory it takes is that of the largest item.
/// </remarks>
internal sealed class JsonItems(Stream? stream, JsonItemShape shape, int maximumItemBytes) : IDisposable
{
    private const int MostBeside = 4096;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> StringEnd = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(",}] \t\r\n"u8);

    private readonly Stack<(byte Close, string? Array)> open = new();
    private byte[] buffer = stream is null ? [] : ArrayPool<byte>.Shared.Rent(1 << 16);
    private int position;
    private int filled;
    private int keep = -1;
    private bool ended = stream is null;
    private bool sawIdentifier;
    private bool sawArray;

    /// <summary>The name of the array the item stands in; null for a whole value.</summary>
    public string? Array { get; private set; }

    /// <summary>The item's number in the file, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The item's bytes, until the next call.</summary>
    public ReadOnlyMemory<byte> Item { get; private set; }

    /// <summary>What stands beside the arrays of the current object so far, by property name: <c>license</c>, <c>publishedDate</c>, <c>links</c> …; another object has another one.</summary>
    public Dictionary<string, byte[]> Beside { get; private set; } = [];

    /// <summary>How many things were stated beside the arrays so far, said again or not.</summary>
    public int Statements { get; private set; }

    /// <summary>Why reading ended before the end of the file; null when it did not.</summary>
    public string? Fault { get; private set; }

    /// <summary>The start of what could not be read, for the quarantine.</summary>
    public ReadOnlySpan<byte> Rest
    {
        get
        {
            var from = keep >= 0 ? keep : position;
            return buffer.AsSpan(from, Math.Min(filled - from, 16_000));
        }
    }

    /// <summary>The items of a value that is in memory already.</summary>
    public static JsonItems Over(byte[] bytes, int length, JsonItemShape shape) =>
        new(null, shape, int.MaxValue) { buffer = bytes, filled = length };

    /// <summary>Moves to the next item; false at the end, or when the file cannot be followed any further (<see cref="Fault"/>).</summary>
    public bool Read()
    {
        while (Fault is null)
        {
            if (!SkipToToken(out var token))
            {
                if (open.Count > 0)
                    Fault ??= "truncated";
                return false;
            }

            var found = open.Count == 0 ? ReadTop(token) : open.Peek().Close == ']' ? ReadMember(token) : ReadProperty(token);
            if (!found)
                continue;
            Number++;
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (stream is not null && buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private bool ReadTop(byte token)
    {
        if (token == '[')
        {
            position++;
            open.Push(((byte)']', null));
            return false;
        }

        if (token != '{')
            return Take(null);
        keep = position++;
        sawIdentifier = sawArray = false;
        Beside = [];
        open.Push(((byte)'}', null));
        return false;
    }

    private bool ReadMember(byte token)
    {
        if (token == ',')
        {
            position++;
            return false;
        }

        if (token != ']')
            return Take(open.Peek().Array);
        position++;
        open.Pop();
        return false;
    }

    private bool ReadProperty(byte token)
    {
        if (token == ',')
        {
            position++;
            return false;
        }

        if (token == '}')
        {
            position++;
            open.Pop();
            if (open.Count > 0 || sawArray)
                return false;
            Array = null;
            Item = buffer.AsMemory(keep, position - keep);
            keep = -1;
            return true;
        }

        if (token != '"' || !TryFindEnd(out var end))
            return Fail("malformed-json");
        var name = Encoding.UTF8.GetString(buffer, position + 1, end - position - 2);
        position = end;
        if (!SkipToToken(out token) || token != ':')
            return Fail("malformed-json");
        position++;
        if (!SkipToToken(out token))
            return Fail("truncated");
        sawIdentifier |= name == shape.ItemMark;
        if (token == '[' && !sawIdentifier && shape.Arrays.Contains(name))
        {
            sawArray = true;
            keep = -1;
            position++;
            open.Push(((byte)']', name));
            return false;
        }

        if (token == '{' && !sawIdentifier && shape.Wrappers.Contains(name))
        {
            position++;
            open.Push(((byte)'}', null));
            return false;
        }

        if (!TryFindEnd(out end))
            return Fail("truncated");
        if (end - position < MostBeside || name == "extensions")
        {
            Beside[name] = buffer.AsSpan(position, end - position).ToArray();
            Statements++;
        }

        position = end;
        return false;
    }

    private bool Take(string? array)
    {
        keep = position;
        if (!TryFindEnd(out var end))
            return Fail("truncated");
        Array = array;
        Item = buffer.AsMemory(keep, end - keep);
        position = end;
        keep = -1;
        return true;
    }

    private bool Fail(string code)
    {
        Fault ??= code;
        return false;
    }

    /// <summary>Finds the end of the value at the position, reading on as needed; the buffer may move meanwhile.</summary>
    private bool TryFindEnd(out int end)
    {
        var kept = keep >= 0;
        if (!kept)
            keep = position;
        var offset = position - keep;
        var done = buffer[position] switch
        {
            (byte)'"' => ScanString(offset + 1, out var length) ? (true, length) : (false, length),
            (byte)'{' or (byte)'[' => ScanBrackets(offset, out var length) ? (true, length) : (false, length),
            _ => ScanScalar(offset, out var length) ? (true, length) : (false, length),
        };
        position = keep + offset;
        end = keep + done.length;
        if (!kept)
            keep = -1;
        return done.Item1;
    }

    // The scans count from `keep`, which moves with the buffer when more is read.
    private bool ScanBrackets(int at, out int end)
    {
        var depth = 0;
        while (true)
        {
            var next = buffer.AsSpan(keep + at, filled - keep - at).IndexOfAny(Structure);
            if (next < 0)
            {
                at = filled - keep;
                if (!Fill())
                    return Ended(at, out end);
                continue;
            }

            at += next;
            switch (buffer[keep + at])
            {
                case (byte)'"':
                    if (!ScanString(at + 1, out at))
                        return Ended(at, out end);
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }

            at++;
            if (depth > 0)
                continue;
            end = at;
            return true;
        }
    }

    private bool ScanString(int at, out int end)
    {
        while (true)
        {
            var next = buffer.AsSpan(keep + at, filled - keep - at).IndexOfAny(StringEnd);
            if (next < 0 || (buffer[keep + at + next] == '\\' && keep + at + next + 1 >= filled))
            {
                at = next < 0 ? filled - keep : at + next;
                if (!Fill())
                    return Ended(filled - keep, out end);
                continue;
            }

            at += next + 1;
            if (buffer[keep + at - 1] == '"')
            {
                end = at;
                return true;
            }

            at++;
        }
    }

    private bool ScanScalar(int begin, out int end)
    {
        var at = begin;
        while (true)
        {
            var next = buffer.AsSpan(keep + at, filled - keep - at).IndexOfAny(ScalarEnd);
            if (next >= 0)
            {
                // At least one byte, so that reading moves on past a stray bracket where a value should begin.
                end = Math.Max(at + next, begin + 1);
                return true;
            }

            end = at = filled - keep;
            if (!Fill())
                return true;
        }
    }

    private static bool Ended(int at, out int end)
    {
        end = at;
        return false;
    }

    private bool SkipToToken(out byte token)
    {
        while (true)
        {
            while (position < filled)
            {
                token = buffer[position];
                if (token is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF or 0x1E))
                    return true;
                position++;
            }

            if (Fill())
                continue;
            token = 0;
            return false;
        }
    }

    /// <summary>Reads more behind what is kept; false at the end of the file or at the limit for one item.</summary>
    private bool Fill()
    {
        if (ended)
            return false;
        var from = keep >= 0 ? keep : position;
        if (from > 0)
        {
            buffer.AsSpan(from, filled - from).CopyTo(buffer);
            filled -= from;
            position -= from;
            keep = keep >= 0 ? 0 : -1;
        }

        if (filled == buffer.Length)
        {
            if (filled >= maximumItemBytes)
            {
                Fault = "item-too-large";
                ended = true;
                return false;
            }

            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, filled).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        var read = ReadMore();
        filled += read;
        ended = read == 0;
        return read > 0;
    }

    private int ReadMore()
    {
        try
        {
            return stream!.Read(buffer, filled, buffer.Length - filled);
        }
        catch (InvalidDataException)
        {
            Fault = stream is GzipContent { BreaksOff: true } ? "truncated" : "damaged-entry";
            return 0;
        }
    }
}
