namespace OpenContracting.Web.Queries;

/// <summary>In which projects which words stand. A word that is looked for holds no space, so a text that has it has it within one of its own words.</summary>
internal sealed class WordPlaces
{
    private const char Gap = ' ';

    private readonly CodePlaces places;

    /// <summary>Every different word once, a gap before each.</summary>
    private readonly string all;

    /// <summary>Where in <see cref="all"/> each word begins.</summary>
    private readonly int[] begins;

    public WordPlaces(CodePlaces words)
    {
        places = words;
        all = Gap + string.Join(Gap, words.Codes);
        begins = new int[words.Codes.Count];
        var at = 1;
        for (var word = 0; word < begins.Length; at += words.Codes[word].Length + 1, word++)
            begins[word] = at;
    }

    /// <summary>Takes out of a set of projects those in which a word does not stand.</summary>
    public void Keep(string word, ulong[] projects) => places.Keep(Holding(word), projects);

    /// <summary>The words that hold a word.</summary>
    private IEnumerable<int> Holding(string word)
    {
        for (var at = all.IndexOf(word, StringComparison.Ordinal); at >= 0;)
        {
            var found = Array.BinarySearch(begins, at);
            if (found < 0)
                found = ~found - 1;
            yield return found;
            // Once is enough: on with the next word.
            at = found + 1 < begins.Length ? all.IndexOf(word, begins[found + 1], StringComparison.Ordinal) : -1;
        }
    }
}
