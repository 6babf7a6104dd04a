using System.Text;

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
        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var raw in text)
        {
            // A combining accent after its letter (decomposed text) is dropped like the accent of a composed letter.
            if (raw is >= '\u0300' and <= '\u036F')
                continue;
            if (!char.IsLetterOrDigit(raw))
            {
                space = folded.Length > 0;
                continue;
            }

            if (space)
                folded.Append(' ');
            space = false;
            folded.Append(Fold(raw));
        }

        return folded.ToString();
    }

    private static char Fold(char raw)
    {
        var lower = char.ToLowerInvariant(raw);
        return lower > '\u007F' && Accented.IndexOf(lower) is >= 0 and var index ? Plain[index] : lower;
    }
}
