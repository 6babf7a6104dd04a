using System.Text;

namespace OpenContracting.Json;

/// <summary>The text of JSON strings: escapes decoded, lone surrogates replaced, never an exception.</summary>
internal static class JsonText
{
    /// <summary>Decodes the bytes between a string's quotes. A lone surrogate becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOf((byte)'\\') < 0)
            return Encoding.UTF8.GetString(raw);
        var buffer = new byte[raw.Length];
        return Encoding.UTF8.GetString(buffer, 0, Unescape(raw, buffer));
    }

    /// <summary>Decodes escapes into UTF-8. The target needs no more bytes than the source.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Unescape(ReadOnlySpan<byte> raw, Span<byte> target)
    {
        var written = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                target[written++] = raw[i];
                continue;
            }

            var escape = raw[++i];
            if (escape != 'u')
            {
                target[written++] = Simple(escape);
                continue;
            }

            var rune = ReadRune(raw, ref i);
            written += rune.EncodeToUtf8(target[written..]);
        }

        return written;
    }

    /// <summary>Whether a string's raw text holds an escaped surrogate without its partner.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> raw)
    {
        for (var i = raw.IndexOf((byte)'\\'); i >= 0 && i + 1 < raw.Length; i++)
        {
            if (raw[i] != '\\')
                continue;
            if (raw[++i] != 'u')
                continue;
            var before = i;
            var unit = Hex(raw, i + 1);
            if (ReadRune(raw, ref i) == Rune.ReplacementChar && unit != 0xFFFD && before + 4 == i)
                return true;
        }

        return false;
    }

    /// <summary>The number of code points, as <c>minLength</c> and <c>maxLength</c> count them.</summary>
    public static int Length(ReadOnlySpan<byte> raw, bool escaped)
    {
        if (escaped)
        {
            var buffer = raw.Length <= 512 ? stackalloc byte[512] : new byte[raw.Length];
            return Length(buffer[..Unescape(raw, buffer)], escaped: false);
        }

        var count = 0;
        foreach (var b in raw)
            count += (b & 0xC0) != 0x80 ? 1 : 0;
        return count;
    }

    // Stands on the 'u'; leaves the index on the last hex digit used.
    private static Rune ReadRune(ReadOnlySpan<byte> raw, ref int i)
    {
        var unit = Hex(raw, i + 1);
        i = Math.Min(i + 4, raw.Length - 1);
        if (unit < 0)
            return Rune.ReplacementChar;
        if (!char.IsSurrogate((char)unit))
            return new Rune(unit);
        if (char.IsHighSurrogate((char)unit) && i + 2 < raw.Length && raw[i + 1] == '\\' && raw[i + 2] == 'u'
            && Hex(raw, i + 3) is var low and >= 0 && char.IsLowSurrogate((char)low))
        {
            i += 6;
            return new Rune((char)unit, (char)low);
        }

        return Rune.ReplacementChar;
    }

    private static int Hex(ReadOnlySpan<byte> raw, int start)
    {
        if (start + 4 > raw.Length)
            return -1;
        var value = 0;
        foreach (var b in raw.Slice(start, 4))
        {
            if (!char.IsAsciiHexDigit((char)b))
                return -1;
            value = value << 4 | (b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10);
        }

        return value;
    }

    private static byte Simple(byte escape) => escape switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'t' => (byte)'\t',
        (byte)'r' => (byte)'\r',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => escape,
    };
}
