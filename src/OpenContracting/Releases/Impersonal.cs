using System.Buffers;
using System.Text;

namespace OpenContracting.Releases;

/// <summary>A first look at a text or an id: most hold nothing that <see cref="Privacy"/> could take for personal data.</summary>
internal static class Impersonal
{
    /// <summary>The digits of the shortest telephone number.</summary>
    private const int FewestDigits = 7;

    /// <summary>The letters of the shortest word for a telephone.</summary>
    private const int FewestLetters = 3;

    /// <summary>The characters of the longest id that may hold spaces.</summary>
    private const int LongestSpaced = 64;

    /// <summary>The characters of the longest text that is looked at without making anything.</summary>
    private const int LongestOnStack = 256;

    /// <summary>The last first byte, in their order, of scripts without digits of their own.</summary>
    private const byte LastWithoutDigits = 0xCD;

    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<byte> InParts = SearchValues.Create(Encoding.ASCII.GetBytes(LettersAndDigits + "-"));

    private static readonly SearchValues<byte> InIds = SearchValues.Create(Encoding.ASCII.GetBytes(LettersAndDigits + "-_.: "));

    private static readonly SearchValues<byte> InUrls = SearchValues.Create(Encoding.ASCII.GetBytes(LettersAndDigits + "-_.:/#?="));

    // Behind these a telephone may begin.
    private static readonly SearchValues<byte> BeforeTelephones = SearchValues.Create("_:#?="u8);

    private static readonly SearchValues<byte> DigitsAndAtSigns = SearchValues.Create("0123456789@%&"u8);

    /// <summary>Whether nothing would be taken out of a text; one of which it does not say so may still be harmless.</summary>
    public static bool Surely(string text) => Is(text, Surely);

    /// <summary>Whether nothing in an id would be replaced.</summary>
    public static bool SurelyAsId(string id) => Is(id, SurelyAsId);

    /// <summary>Whether nothing in a web address would be taken out.</summary>
    public static bool SurelyAsUrl(string url) => Is(url, static bytes => SurelyAsUrl(bytes) || (!bytes.Contains((byte)'%') && Surely(bytes)));

    /// <summary>Whether nothing would be taken out; a text of which it does not say so may still be harmless.</summary>
    /// <remarks>
    /// An e-mail has an at sign, which may be written as a page or an address writes it; an identity number has a dash between two digits,
    /// with or without white space (a cell may hold tabs and lines); a telephone has that, or seven digits with nothing but white space and points between them. Dates have hyphens
    /// between digits too, and are known by their shape.
    /// </remarks>
    /// <param name="text">UTF-8, without escapes.</param>
    public static bool Surely(ReadOnlySpan<byte> text)
    {
        // Without digits, what stands for an at sign and the scripts that have digits of their own nothing personal can be said.
        if (!text.ContainsAny(DigitsAndAtSigns) && !text.ContainsAnyInRange((byte)(LastWithoutDigits + 1), (byte)0xFF))
            return true;
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
                afterDigit &= IsSpace(one) || one == '-';
                afterDash = afterDigit && (afterDash || one == '-');
                if (!IsSpace(one) && one is not ((byte)'.' or (byte)'-'))
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
    /// A person's number begins one of the parts (of letters, digits and hyphens) of an id, after at most the name of its register (<c>PA-RUC-</c>).
    /// Where the id as a whole is the number, spaces in it count for nothing.
    /// </remarks>
    /// <param name="id">UTF-8, without escapes.</param>
    public static bool SurelyAsId(ReadOnlySpan<byte> id)
    {
        if (id.ContainsAnyExcept(InIds) || NamesTelephone(id) || HasPersonsNumber(id))
            return false;
        if (!id.Contains((byte)' '))
            return true;
        // What stands before a number may end with a space, but is no digit.
        return id.Length <= LongestSpaced && IsDigit(id[0]) && !HasPersonsNumber(WithoutSpaces(id, stackalloc byte[LongestSpaced]));
    }

    /// <summary>Whether nothing in a web address would be taken out; one of which it does not say so may still be harmless.</summary>
    /// <param name="url">UTF-8, without escapes.</param>
    public static bool SurelyAsUrl(ReadOnlySpan<byte> url)
    {
        if (url.ContainsAnyExcept(InUrls) || NamesTelephone(url) || HasPersonsNumber(url) || url is [>= (byte)'0' and <= (byte)'9', ..])
            return false;
        for (var at = url.IndexOfAny(BeforeTelephones); at >= 0; at = url.IndexOfAny(BeforeTelephones))
        {
            url = url[(at + 1)..];
            if (url.Length > 0 && IsDigit(url[0]))
                return false;
        }

        return true;
    }

    private static bool Is(string text, Func<ReadOnlySpan<byte>, bool> impersonal)
    {
        if (text.Length > LongestOnStack)
            return impersonal(Encoding.UTF8.GetBytes(text));
        Span<byte> room = stackalloc byte[3 * LongestOnStack];
        return impersonal(room[..Encoding.UTF8.GetBytes(text, room)]);
    }

    /// <summary>Whether a word that tells of a telephone stands before a digit, or before what may part the two.</summary>
    private static bool NamesTelephone(ReadOnlySpan<byte> text)
    {
        var letters = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiLetter((char)text[at]))
            {
                letters++;
                continue;
            }

            if (letters >= FewestLetters && text[at] is not ((byte)'-' or (byte)'/' or (byte)'?') && TellsOfTelephone(text.Slice(at - letters, FewestLetters)))
                return true;
            letters = 0;
        }

        return false;
    }

    private static bool TellsOfTelephone(ReadOnlySpan<byte> word) =>
        ((uint)(word[0] | 0x20) << 16 | (uint)(word[1] | 0x20) << 8 | (uint)(word[2] | 0x20)) is
            ('t' << 16 | 'e' << 8 | 'l') or ('c' << 16 | 'e' << 8 | 'l') or ('m' << 16 | 'o' << 8 | 'v') or ('w' << 16 | 'h' << 8 | 'a') or ('f' << 16 | 'a' << 8 | 'x');

    private static bool HasPersonsNumber(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAnyExcept(InParts);
            var part = (end < 0 ? text : text[..end]).TrimStart((byte)'-');
            if (BeginsAsPerson(part) || BeginsAsPerson(AfterRegister(part)))
                return true;
            text = end < 0 ? default : text[(end + 1)..];
        }

        return false;
    }

    private static ReadOnlySpan<byte> WithoutSpaces(ReadOnlySpan<byte> text, Span<byte> room)
    {
        var length = 0;
        foreach (var one in text)
            if (one != ' ')
                room[length++] = one;
        return room[..length];
    }

    private static ReadOnlySpan<byte> AfterRegister(ReadOnlySpan<byte> id)
    {
        if (id.Length < 3 || id[2] != '-' || id[..2].ContainsAnyExceptInRange((byte)'A', (byte)'Z'))
            return default;
        var name = id[3..];
        var end = name.IndexOfAnyExceptInRange((byte)'A', (byte)'Z');
        return end > 0 && name[end] == '-' ? name[(end + 1)..].TrimStart((byte)'-') : default;
    }

    /// <summary>Whether a province, PE, E or N stands first, and then two more parts of which the first begins as a number, PI or AV does.</summary>
    private static bool BeginsAsPerson(ReadOnlySpan<byte> id)
    {
        var first = id.IndexOf((byte)'-');
        if (first < 1)
            return false;
        var next = id[first..].TrimStart((byte)'-');
        return next.Contains((byte)'-') && (IsDigit(next[0]) || (next[0] | 0x20) is 'p' or 'a') && IsProvince(id[..first].TrimStart((byte)'0'));
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
    private static bool IsWithoutDigits(byte lead) => lead is <= LastWithoutDigits or 0xE2;

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

    // What the patterns take for space, of ASCII; a cell may hold tabs and lines.
    private static bool IsSpace(byte one) => one is (byte)' ' or (>= 9 and <= 13);

    private static bool IsDigit(byte one) => (uint)(one - '0') <= 9;
}
