namespace OpenContracting.Cli.Terminal;

/// <summary>Text in lines no wider than the reader's terminal, broken between words. What has no space in it (a code, a path, an address) stays whole, so that it can be copied.</summary>
public static class Wrapping
{
    private const int Unknown = 80;
    private const int Narrowest = 40;

    // Longer lines are hard to follow, however wide the terminal.
    private const int Widest = 120;

    /// <summary>The columns of the terminal; 80 where the text goes to a file or another program.</summary>
    /// <param name="redirected">Whether it does.</param>
    public static int WidthOf(bool redirected)
    {
        if (redirected)
            return Unknown;
        try
        {
            return Console.WindowWidth is > 0 and var columns ? Math.Clamp(columns, Narrowest, Widest) : Unknown;
        }
        catch (Exception fault) when (fault is IOException or PlatformNotSupportedException)
        {
            return Unknown;
        }
    }

    /// <summary>Breaks text into lines, as they are written.</summary>
    /// <param name="text">The text; colours take no room.</param>
    /// <param name="width">Columns.</param>
    /// <param name="hanging">The column where further lines begin.</param>
    /// <param name="column">The column where the first line goes on.</param>
    public static string Lines(string text, int width, int hanging = 0, int column = 0)
    {
        var wrapped = new System.Text.StringBuilder();
        var start = column;
        for (var at = 0; at < text.Length;)
        {
            var gap = Run(text, at, isSpace: true);
            var word = Word(text, at + gap, width - hanging);
            var room = Columns(text.AsSpan(at + gap, word));
            if (word > 0 && column > start && column + gap + room > width)
            {
                wrapped.Append('\n').Append(' ', hanging);
                column = start = hanging;
            }
            else
            {
                wrapped.Append(text, at, gap);
                column += gap;
            }

            wrapped.Append(text, at + gap, word);
            column += room;
            at += gap + word;
        }

        return wrapped.ToString();
    }

    /// <summary>The columns that text takes; escape sequences of colours take none.</summary>
    public static int Columns(ReadOnlySpan<char> text)
    {
        var columns = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\u001b' && text[at..].IndexOf('m') is >= 0 and var end)
                at += end;
            else if (!char.IsLowSurrogate(text[at]) && text[at] is not ('\u200D' or '\uFE0F') && char.GetUnicodeCategory(text[at]) != System.Globalization.UnicodeCategory.NonSpacingMark)
                columns++;
        }

        return columns;
    }

    // What stands between backquotes is one thing to copy, as long as it fits in a line.
    private static int Word(string text, int start, int width)
    {
        var length = Run(text, start, isSpace: false);
        while (text.AsSpan(start, length).Count('`') % 2 == 1 && text.IndexOf('`', start + length) is > 0 and var close)
        {
            var whole = close + 1 - start;
            whole += Run(text, start + whole, isSpace: false);
            if (whole > width)
                break;
            length = whole;
        }

        return length;
    }

    private static int Run(string text, int start, bool isSpace)
    {
        var end = start;
        while (end < text.Length && text[end] == ' ' == isSpace)
            end++;
        return end - start;
    }
}
