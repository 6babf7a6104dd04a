using System.Buffers;
using System.Text;

namespace OpenContracting.Json;

/// <summary>Positions in UTF-8 text.</summary>
internal static class Utf8Text
{
    /// <summary>The number of bytes before the first that is not UTF-8.</summary>
    public static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out _, out var consumed) == OperationStatus.Done)
            length += consumed;
        return length;
    }

    /// <summary>The byte at a line and a byte in that line, both from 0.</summary>
    public static int OffsetOf(ReadOnlySpan<byte> bytes, long line, long byteInLine)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            var end = bytes[start..].IndexOf((byte)'\n');
            if (end < 0)
                break;
            start += end + 1;
        }

        return (int)Math.Min(start + byteInLine, bytes.Length);
    }
}
