using System.Globalization;
using System.Numerics;

namespace OpenContracting.Json;

/// <summary>Numbers as JSON writes them, compared by their value however long they are.</summary>
internal readonly ref struct JsonNumber
{
    // Beyond this a BigInteger would cost more than any rule is worth; doubles decide.
    private const int LongestExact = 400;

    private readonly bool negative;
    private readonly ReadOnlySpan<byte> text;

    /// <summary>Power of ten of the first significant digit: 120 and 1.2e2 both have 3.</summary>
    private readonly long magnitude;

    private JsonNumber(ReadOnlySpan<byte> number)
    {
        negative = number[0] == '-';
        var digits = negative ? number[1..] : number;
        long exponent = 0;
        if (digits.IndexOfAny((byte)'e', (byte)'E') is var e and >= 0)
        {
            exponent = long.TryParse(digits[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
                ? Math.Clamp(power, -1_000_000_000, 1_000_000_000)
                : digits[e + 1] == '-' ? -1_000_000_000 : 1_000_000_000;
            digits = digits[..e];
        }

        var point = digits.IndexOf((byte)'.');
        var first = digits.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            text = default;
            negative = false;
            return;
        }

        var last = digits.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        text = digits[first..(last + 1)];
        magnitude = exponent + (point < 0 ? digits.Length - first : first < point ? point - first : point - first + 1);
    }

    private bool IsNothing => text.IsEmpty;

    /// <summary>Less than 0, 0, or more than 0, as the first is less than, equal to or more than the second.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var a = new JsonNumber(left);
        var b = new JsonNumber(right);
        if (a.IsNothing || b.IsNothing || a.negative != b.negative)
            return Sign(a) - Sign(b) is var sign && sign == 0 ? 0 : Math.Sign(sign);
        var order = a.magnitude != b.magnitude ? a.magnitude.CompareTo(b.magnitude) : CompareDigits(a.text, b.text);
        return a.negative ? -order : order;
    }

    /// <summary>Equal numbers have equal hashes, however they are written.</summary>
    public static ulong Hash(ReadOnlySpan<byte> number)
    {
        var n = new JsonNumber(number);
        var hash = n.negative ? 0x9E3779B97F4A7C15UL : 0x2545F4914F6CDD1DUL;
        if (n.IsNothing)
            return hash;
        hash = (hash ^ (ulong)n.magnitude) * 0xD6E8FEB86659FD93;
        foreach (var b in n.text)
            if (b != '.')
                hash = (hash ^ b) * 0x100000001B3;
        return hash;
    }

    /// <summary>Whether the number is 0, however it is written.</summary>
    public static bool IsZero(ReadOnlySpan<byte> number) => new JsonNumber(number).IsNothing;

    /// <summary>Whether a double holds the number without becoming infinite.</summary>
    /// <remarks>Without an exponent only a number of over 300 digits is in question.</remarks>
    public static bool FitsDouble(ReadOnlySpan<byte> number) =>
        (number.Length < 300 && number.IndexOfAny((byte)'e', (byte)'E') < 0)
        || (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value));

    /// <summary>The number as a decimal when it has no exponent and at most 18 digits, as nearly all have.</summary>
    public static bool TryReadShort(ReadOnlySpan<byte> number, out decimal value)
    {
        value = 0;
        if (number.Length > 18)
            return false;
        ulong digits = 0;
        var (negative, scale) = (false, -1);
        foreach (var b in number)
            if ((uint)(b - '0') < 10)
            {
                digits = digits * 10 + (uint)(b - '0');
                scale += scale < 0 ? 0 : 1;
            }
            else if (b == '-')
                negative = true;
            else if (b == '.')
                scale = 0;
            else
                return false;
        value = new decimal((int)digits, (int)(digits >> 32), 0, negative, (byte)Math.Max(scale, 0));
        return true;
    }

    public static bool IsMultiple(ReadOnlySpan<byte> number, ReadOnlySpan<byte> divisor)
    {
        var n = new JsonNumber(number);
        var d = new JsonNumber(divisor);
        if (n.IsNothing)
            return true;
        var (nDigits, nPower) = n.Integer();
        var (dDigits, dPower) = d.Integer();
        if (Math.Abs(nPower - dPower) > LongestExact || n.text.Length > LongestExact)
            return nPower >= dPower;
        if (nPower > dPower)
            nDigits *= BigInteger.Pow(10, (int)(nPower - dPower));
        else
            dDigits *= BigInteger.Pow(10, (int)(dPower - nPower));
        return (nDigits % dDigits).IsZero;
    }

    private static int Sign(JsonNumber number) => number.IsNothing ? 0 : number.negative ? -1 : 1;

    private (BigInteger Digits, long Power) Integer()
    {
        var digits = BigInteger.Zero;
        var count = 0;
        foreach (var b in text.Length > LongestExact ? text[..LongestExact] : text)
            if (b != '.')
            {
                digits = digits * 10 + (b - '0');
                count++;
            }

        return (digits, magnitude - count);
    }

    private static int CompareDigits(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int i = 0, j = 0;
        while (true)
        {
            if (i < left.Length && left[i] == '.')
                i++;
            if (j < right.Length && right[j] == '.')
                j++;
            if (i == left.Length || j == right.Length)
                return (i < left.Length ? 1 : 0) - (j < right.Length ? 1 : 0);
            if (left[i] != right[j])
                return left[i] < right[j] ? -1 : 1;
            i++;
            j++;
        }
    }
}
