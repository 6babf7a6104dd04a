using System.Buffers;

namespace OpenContracting.Releases;

/// <summary>A first look at a text or an id: most hold nothing that <see cref="Privacy"/> could take for personal data.</summary>
internal static class Impersonal
{
    /// <summary>The digits of the shortest telephone number.</summary>
    private const int FewestDigits = 7;

    /// <summary>The letters of the shortest word for a telephone.</summary>
    private const int FewestLetters = 3;

    private static readonly SearchValues<byte> LettersDigitsHyphen = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"u8);

    /// <summary>Whether nothing would be taken out; a text of which it does not say so may still be harmless.</summary>
    /// <remarks>
    /// An e-mail has an at sign, which may be written as a page or an address writes it; an identity number has a dash between two digits,
    /// with or without spaces; a telephone has that, or seven digits with nothing but white space and points between them. Dates have hyphens
    /// between digits too, and are known by their shape.
    /// </remarks>
    /// <param name="text">UTF-8, without escapes.</param>
    public static bool Surely(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        var (afterDigit, afterDash) = (false, false);
        for (var at = 0; at < text.Length; at++)
        {
            var one = text[at];
            if (IsDigit(one))
            {
                if (++digits == FewestDigits || afterDash)
                    return IsDate(text);
                afterDigit = true;
            }
            else if (one < 0x80)
            {
                if (one == '@' || (one is (byte)'%' or (byte)'&' && IsAtSign(text[at..])))
                    return false;
                afterDigit &= one is (byte)' ' or (byte)'-';
                afterDash = afterDigit && (afterDash || one == '-');
                if (one is not ((byte)' ' or (byte)'.' or (byte)'-'))
                    digits = 0;
            }
            else if (one >= 0xC2 && !IsWithoutDigits(one))
            {
                return false;
            }
            else if (one == 0xE2)
            {
                afterDash |= afterDigit && IsDash(text[at..]);
            }
        }

        return true;
    }

    /// <summary>Whether nothing in an id would be replaced; an id of which it does not say so may still be harmless.</summary>
    /// <remarks>
    /// In an id of letters, digits and hyphens a person's number can only be the whole, after at most the name of its register (<c>PA-RUC-</c>),
    /// and begins with a province, PE, E or N; a telephone follows the word that says so, with nothing between.
    /// </remarks>
    /// <param name="id">UTF-8, without escapes.</param>
    public static bool SurelyAsId(ReadOnlySpan<byte> id)
    {
        if (id.ContainsAnyExcept(LettersDigitsHyphen) || id is [(byte)'-', ..] || BeginsAsPerson(id) || BeginsAsPerson(AfterRegister(id)))
            return false;
        var letters = 0;
        for (var at = 0; at < id.Length; at++)
        {
            if (char.IsAsciiLetter((char)id[at]))
            {
                letters++;
                continue;
            }

            if (letters >= FewestLetters && IsDigit(id[at]) && (id[at - letters] | 0x20) is 't' or 'c' or 'm' or 'w' or 'f')
                return false;
            letters = 0;
        }

        return true;
    }

    private static ReadOnlySpan<byte> AfterRegister(ReadOnlySpan<byte> id)
    {
        if (id.Length < 3 || id[2] != '-' || id[..2].ContainsAnyExceptInRange((byte)'A', (byte)'Z'))
            return default;
        var name = id[3..];
        var end = name.IndexOfAnyExceptInRange((byte)'A', (byte)'Z');
        return end > 0 && name[end] == '-' ? name[(end + 1)..].TrimStart((byte)'-') : default;
    }

    /// <summary>Whether a province, PE, E or N stands first, and then a number, PI or AV.</summary>
    private static bool BeginsAsPerson(ReadOnlySpan<byte> id)
    {
        var first = id.IndexOf((byte)'-');
        if (first < 1)
            return false;
        var next = id[first..].TrimStart((byte)'-');
        return next.Length > 0 && (IsDigit(next[0]) || (next[0] | 0x20) is 'p' or 'a') && IsProvince(id[..first].TrimStart((byte)'0'));
    }

    private static bool IsProvince(ReadOnlySpan<byte> part)
    {
        var digits = part.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits < 0 ? part.Length <= 2 : digits <= 2 && part.Length - digits <= 2;
    }

    private static bool IsAtSign(ReadOnlySpan<byte> text) => text.Length > 2 && (text[0] == '&' ? text[1] is (byte)'#' or (byte)'c' or (byte)'C' : text[1] == '4');

    private static bool IsDash(ReadOnlySpan<byte> text) =>
        text.Length > 2 && ((text[1] == 0x80 && text[2] is >= 0x90 and <= 0x95) || (text[1] == 0x88 && text[2] == 0x92));

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
