using System.Text;

namespace OpenContracting.Projects.Classification;

/// <summary>Text made comparable: lower case, without accents, only letters and digits, words apart.</summary>
internal static class FoldedText
{
    private const string From = "áàäâãåāéèëêēíìïîīóòöôõōøúùüûūñçýÿ";
    private const string To = "aaaaaaaeeeeeiiiiiooooooouuuuuncyy";

    /// <summary>The words of a text in order.</summary>
    public static List<string> Words(string? text)
    {
        var words = new List<string>();
        if (string.IsNullOrEmpty(text))
            return words;
        var word = new StringBuilder();
        foreach (var character in text)
        {
            var folded = Fold(character);
            if (folded != '\0')
                word.Append(folded);
            else if (word.Length > 0)
                Flush(words, word);
        }

        if (word.Length > 0)
            Flush(words, word);
        return words;
    }

    /// <summary>The text with its words one space apart.</summary>
    public static string Fold(string? text) => string.Join(' ', Words(text));

    private static void Flush(List<string> words, StringBuilder word)
    {
        words.Add(word.ToString());
        word.Clear();
    }

    private static char Fold(char character)
    {
        if (character is >= 'a' and <= 'z' or >= '0' and <= '9')
            return character;
        if (character is >= 'A' and <= 'Z')
            return (char)(character | 0x20);
        if (character < 0x80)
            return '\0';
        var lower = char.ToLowerInvariant(character);
        var index = From.IndexOf(lower);
        if (index >= 0)
            return To[index];
        return char.IsLetterOrDigit(lower) ? lower : '\0';
    }
}
