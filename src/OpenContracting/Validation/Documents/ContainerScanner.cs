using System.Buffers;

namespace OpenContracting.Validation.Documents;

/// <summary>Finds where an object, array or string ends, however many buffers it runs through. It looks at brackets and quotes only.</summary>
/// <remarks>What it passes over is read strictly later; here it need only end at the right byte when it is JSON.</remarks>
internal struct ContainerScanner
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);

    /// <summary>A scanner that stands inside an array or object already.</summary>
    public static ContainerScanner Inside => new() { depth = 1 };

    private int depth;
    private bool inString;
    private bool escaped;

    /// <summary>Goes on through more bytes, from the value's first byte the first time.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="consumed">How many were passed: up to and with the value's last byte, or all.</param>
    /// <returns>Whether the value ended.</returns>
    public bool Advance(ReadOnlySpan<byte> bytes, out int consumed)
    {
        consumed = 0;
        while (consumed < bytes.Length)
        {
            if (inString)
            {
                if (!AdvanceString(bytes, ref consumed))
                    return false;
            }
            else
            {
                var next = bytes[consumed..].IndexOfAny(Structure);
                if (next < 0)
                    break;
                consumed += next + 1;
                switch (bytes[consumed - 1])
                {
                    case (byte)'"':
                        inString = true;
                        continue;
                    case (byte)'{' or (byte)'[':
                        depth++;
                        continue;
                    default:
                        depth--;
                        break;
                }
            }

            if (depth <= 0)
                return true;
        }

        consumed = bytes.Length;
        return false;
    }

    // True when the string ended; false when the bytes did.
    private bool AdvanceString(ReadOnlySpan<byte> bytes, ref int consumed)
    {
        while (consumed < bytes.Length)
        {
            if (escaped)
            {
                escaped = false;
                consumed++;
                continue;
            }

            var next = bytes[consumed..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
                break;
            consumed += next + 1;
            if (bytes[consumed - 1] == '"')
            {
                inString = false;
                return true;
            }

            escaped = true;
        }

        consumed = bytes.Length;
        return false;
    }
}
