namespace OpenContracting.Releases;

/// <summary>A first look at a text: most hold nothing that <see cref="Privacy.Mask"/> could take for personal data.</summary>
internal static class Impersonal
{
    /// <summary>The digits of the shortest telephone number.</summary>
    private const int FewestDigits = 7;

    /// <summary>Whether nothing would be taken out; a text of which it does not say so may still be harmless.</summary>
    /// <remarks>
    /// An e-mail has an at sign; an identity number has a hyphen between two digits; a telephone has that, or seven digits with nothing but
    /// white space between them. Dates have hyphens between digits too, and are known by their shape.
    /// </remarks>
    /// <param name="text">UTF-8, without escapes.</param>
    public static bool Surely(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var one = text[at];
            if (IsDigit(one))
            {
                if (++digits == FewestDigits || (at > 1 && text[at - 1] == '-' && IsDigit(text[at - 2])))
                    return IsDate(text);
            }
            else if (one < 0x80)
            {
                if (one == '@')
                    return false;
                if (one != ' ')
                    digits = 0;
            }
            else if (one >= 0xC2 && !IsWithoutDigits(one))
            {
                return false;
            }
        }

        return true;
    }

    // Other scripts have digits of their own, which the patterns take for digits.
    private static bool IsWithoutDigits(byte lead) => lead is <= 0xCD or 0xE2;

    /// <summary>Whether it is a date, or a date and time, as RFC 3339 writes them.</summary>
    private static bool IsDate(ReadOnlySpan<byte> text)
    {
        if (text.Length < 10 || !Has(text[..10], "0000-00-00"u8))
            return false;
        if (text.Length == 10)
            return true;
        if (text.Length < 20 || !Has(text[10..19], "T00:00:00"u8))
            return false;
        var rest = text[19..];
        if (rest[0] == '.')
        {
            var end = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') + 1;
            if (end < 2)
                return false;
            rest = rest[end..];
        }

        return rest is [(byte)'Z'] || (rest.Length == 6 && rest[0] is (byte)'+' or (byte)'-' && Has(rest[1..], "00:00"u8));
    }

    private static bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> shape)
    {
        if (text.Length != shape.Length)
            return false;
        for (var at = 0; at < shape.Length; at++)
            if (shape[at] == '0' ? !IsDigit(text[at]) : text[at] != shape[at])
                return false;
        return true;
    }

    private static bool IsDigit(byte one) => (uint)(one - '0') <= 9;
}
