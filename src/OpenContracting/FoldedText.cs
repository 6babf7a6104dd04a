namespace OpenContracting;

/// <summary>Text as it is compared: lower case, without accents, words parted by one space.</summary>
/// <remarks>
/// Our own table, since the library runs without culture data. It covers the Latin letters of the languages spoken in
/// Panama and around it; ñ becomes n. Whatever is no letter or digit parts words.
/// </remarks>
public static class FoldedText
{
    private const string Accented = "áàâäãåāéèêëēíìîïīóòôöõōúùûüūñçýÿ";
    private const string Plain = "aaaaaaaeeeeeiiiiioooooouuuuuncyy";

    /// <summary>Folds a text.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        // Folding never lengthens a text.
        Span<char> folded = text.Length <= 1024 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        var space = false;
        foreach (var raw in text)
        {
            // A combining accent after its letter (decomposed text) is dropped like the accent of a composed letter.
            if (raw is >= '\u0300' and <= '\u036F')
                continue;
            if (!char.IsLetterOrDigit(raw))
            {
                space = length > 0;
                continue;
            }

            if (space)
                folded[length++] = ' ';
            space = false;
            folded[length++] = Fold(raw);
        }

        return new string(folded[..length]);
    }

    private static char Fold(char raw)
    {
        var lower = char.ToLowerInvariant(raw);
        return lower > '\u007F' && Accented.IndexOf(lower) is >= 0 and var index ? Plain[index] : lower;
    }
}
