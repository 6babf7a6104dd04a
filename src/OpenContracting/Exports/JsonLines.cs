using System.Buffers;

namespace OpenContracting.Exports;

/// <summary>Reads a file line by line as bytes; empty lines are passed over.</summary>
internal sealed class JsonLines(Stream stream, int maximumLineBytes) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int position;
    private int filled;
    private bool ended;

    /// <summary>The line without its end, until the next call.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Whether the last line has no line end.</summary>
    public bool LastIsOpen { get; private set; }

    /// <summary>Why reading ended before the end of the file; null when it did not.</summary>
    public string? Fault { get; private set; }

    /// <summary>Moves to the next line that is not empty.</summary>
    public bool Read()
    {
        var searched = 0;
        while (Fault is null)
        {
            var length = buffer.AsSpan(position + searched, filled - position - searched).IndexOf((byte)'\n');
            if (length < 0)
            {
                searched = filled - position;
                if (!ended && Fill())
                    continue;
                length = 0;
                if (searched == 0)
                    return false;
                LastIsOpen = true;
            }

            Line = Trim(buffer.AsMemory(position, searched + length));
            position = Math.Min(filled, position + searched + length + 1);
            searched = 0;
            if (Line.Length > 0)
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line)
    {
        while (line.Length > 0 && line.Span[^1] is (byte)'\r' or (byte)' ')
            line = line[..^1];
        while (line.Length > 0 && line.Span[0] is (byte)' ' or 0xEF or 0xBB or 0xBF or 0x1E)
            line = line[1..];
        return line;
    }

    private bool Fill()
    {
        buffer.AsSpan(position, filled - position).CopyTo(buffer);
        filled -= position;
        position = 0;
        if (filled == buffer.Length)
        {
            if (filled >= maximumLineBytes)
            {
                Fault = "item-too-large";
                Line = buffer.AsMemory(0, 4000);
                return false;
            }

            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, filled).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        ended = read == 0;
        return read > 0;
    }
}
