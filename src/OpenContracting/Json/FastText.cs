using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OpenContracting.Json;

/// <summary>Steps through JSON text many bytes at a time. Every method may read 64 bytes past where it stops.</summary>
internal static unsafe class FastText
{
    /// <summary>Room that must follow the text in memory, zeros at its end so that every scan stops.</summary>
    public const int Padding = 64;

    // Membership of a byte in a set, by the table of its low half and the bit of its high half.
    private static readonly Vector128<byte> UriLow;
    private static readonly Vector128<byte> UriHigh;

    static FastText()
    {
        // What may stand in a URI after https:// without further thought: no colon, at sign, percent or number sign.
        Span<byte> low = stackalloc byte[16];
        Span<byte> high = stackalloc byte[16];
        high.Clear();
        low.Clear();
        foreach (var c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=/?")
            low[c & 15] |= (byte)(1 << (c >> 4));
        for (var half = 0; half < 8; half++)
            high[half] = (byte)(1 << half);
        UriLow = Vector128.Create<byte>(low);
        UriHigh = Vector128.Create<byte>(high);
    }

    /// <summary>The first byte that is no white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* SkipSpace(byte* p)
    {
        if (*p > ' ')
            return p;
        return SkipSpaces(p);
    }

    /// <summary>From inside a string to its first quote, backslash or control character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* PlainEnd(byte* p)
    {
        while (true)
        {
            var bytes = Vector256.Load(p);
            var stops = (Vector256.Equals(bytes, Vector256.Create((byte)'"'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\\'))
                | Vector256.LessThan(bytes, Vector256.Create((byte)' '))).ExtractMostSignificantBits();
            if (stops != 0)
                return p + System.Numerics.BitOperations.TrailingZeroCount(stops);
            p += Vector256<byte>.Count;
        }
    }

    /// <summary>From a backslash in a string to its closing quote; null when it is no JSON string.</summary>
    public static byte* EscapedEnd(byte* p)
    {
        while (true)
        {
            if (*p == '"')
                return p;
            if (*p != '\\')
                return null;
            if (p[1] == 'u')
            {
                for (var i = 2; i < 6; i++)
                    if (!char.IsAsciiHexDigit((char)p[i]))
                        return null;
                p += 6;
            }
            else if (p[1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
            {
                p += 2;
            }
            else
            {
                return null;
            }

            p = PlainEnd(p);
        }
    }

    /// <summary>From a number's first byte over its integer part; null when it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* IntegerEnd(byte* p)
    {
        if (*p == '-')
            p++;
        if (*p == '0')
            return p + 1;
        return (uint)(*p - '1') > 8 ? null : Digits(p);
    }

    /// <summary>From the point or the e of a number to the byte after it; null when digits are missing.</summary>
    public static byte* FractionEnd(byte* p)
    {
        if (*p == '.')
        {
            var fraction = ++p;
            p = Digits(p);
            if (p == fraction)
                return null;
        }

        if ((*p | 0x20) != 'e')
            return p;
        if (*++p is (byte)'+' or (byte)'-')
            p++;
        var exponent = p;
        p = Digits(p);
        return p == exponent ? null : p;
    }

    /// <summary>Whether 20 bytes are a date-time in UTC without fraction, its day at most 28. Others may be valid too.</summary>
    public static bool IsPlainDateTime(byte* p)
    {
        var bytes = Vector128.Load(p);
        var inRange = Vector128.GreaterThanOrEqual(bytes, Vector128.Create("0000-00-00T00:00"u8))
            & Vector128.LessThanOrEqual(bytes, Vector128.Create("9999-19-29T29:59"u8));
        if (inRange != Vector128<byte>.AllBitsSet)
            return false;
        var month = (p[5] - '0') * 10 + p[6] - '0';
        var day = (p[8] - '0') * 10 + p[9] - '0';
        var hour = (p[11] - '0') * 10 + p[12] - '0';
        return (uint)(month - 1) < 12 && (uint)(day - 1) < 28 && hour < 24
            && *(uint*)p != 0x30303030 // year 0000
            && p[16] == ':' && (uint)(p[17] - '0') < 6 && (uint)(p[18] - '0') < 10 && p[19] == 'Z';
    }

    /// <summary>Whether a text is http(s) with nothing in it that needs a closer look. Others may be valid too.</summary>
    public static bool IsPlainUri(byte* p, int length)
    {
        const ulong Http = 0x2F2F3A7370747468; // "https://"
        var start = *(ulong*)p == Http ? 8 : (*(ulong*)p & 0xFFFFFFFFFFFFFF) == 0x2F2F3A70747468 ? 7 : 0;
        if (start == 0 || length < start)
            return false;
        for (var i = start; i < length; i += Vector128<byte>.Count)
        {
            var bytes = Vector128.Load(p + i);
            var allowed = Lookup(UriLow, bytes & Vector128.Create((byte)15)) & Lookup(UriHigh, bytes >>> 4);
            var refused = Vector128.Equals(allowed, Vector128<byte>.Zero).ExtractMostSignificantBits();
            if (length - i < Vector128<byte>.Count)
                refused &= (1u << (length - i)) - 1;
            if (refused != 0)
                return false;
        }

        return true;
    }

    // Compiled ahead of time, ShuffleNative is a call, and slow.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Lookup(Vector128<byte> table, Vector128<byte> index) =>
        Ssse3.IsSupported ? Ssse3.Shuffle(table, index) : Vector128.ShuffleNative(table, index);

    private static byte* SkipSpaces(byte* p)
    {
        while (true)
        {
            var bytes = Vector256.Load(p);
            var other = ~(Vector256.Equals(bytes, Vector256.Create((byte)' '))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\r'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\t'))).ExtractMostSignificantBits();
            if (other != 0)
                return p + System.Numerics.BitOperations.TrailingZeroCount(other);
            p += Vector256<byte>.Count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Digits(byte* p)
    {
        while ((uint)(*p - '0') < 10)
            p++;
        return p;
    }
}
