using System.Buffers;

namespace OpenContracting.Publications.Flat;

/// <summary>How values stand in cells: what a spreadsheet would run as a formula becomes harmless, and can be told from what it was.</summary>
internal static class FlatCells
{
    /// <summary>A text that begins with one of these gets an apostrophe before it, one that begins with an apostrophe too.</summary>
    private static readonly SearchValues<byte> Dangerous = SearchValues.Create("=+-@\t\r'"u8);

    private static readonly SearchValues<byte> NeedsQuotes = SearchValues.Create(",;\"\r\n"u8);

    public static bool IsDangerous(ReadOnlySpan<byte> text) => text.Length > 0 && Dangerous.Contains(text[0]);

    /// <summary>The text a cell stands for.</summary>
    public static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> cell) =>
        cell.Length > 1 && cell[0] == '\'' && Dangerous.Contains(cell[1]) ? cell[1..] : cell;

    public static bool MustBeQuoted(ReadOnlySpan<byte> cell) =>
        cell.ContainsAny(NeedsQuotes) || (cell.Length > 0 && (cell[0] <= ' ' || cell[^1] <= ' '));

    /// <summary>Whether a text is a number as JSON writes numbers.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text)
    {
        var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var whole = Digits(text, ref at);
        if (whole == 0 || (whole > 1 && text[at - whole] == '0'))
            return false;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (Digits(text, ref at) == 0)
                return false;
        }

        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            if (at < text.Length && text[at] is (byte)'+' or (byte)'-')
                at++;
            if (Digits(text, ref at) == 0)
                return false;
        }

        return at == text.Length;
    }

    private static int Digits(ReadOnlySpan<byte> text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9')
            at++;
        return at - start;
    }
}
