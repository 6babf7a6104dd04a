using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace OpenContracting.Projects.Classification;

/// <summary>Finds words and phrases of named classes in a folded text, common misspellings included.</summary>
/// <remarks>
/// A word of eight letters or more also matches with one letter wrong, missing, added or swapped, one of twelve with two,
/// as long as the first letter is right and the word is not listed as a correct word of its own.
/// </remarks>
internal sealed class Lexicon
{
    private const int OneSlip = 8;
    private const int TwoSlips = 12;
    private const int WordsKept = 50_000;
    private const int NamesKept = 10_000;

    private readonly FrozenDictionary<string, Entry[]> byFirstWord;
    private readonly FrozenDictionary<char, Entry[]> longWords;
    private readonly FrozenSet<string> notMisspelled;

    // Titles repeat their words: what a word is a misspelling of is found once. Bounded, since anyone may send any words.
    private readonly ConcurrentDictionary<string, Entry[]> misspelled = new();

    private readonly ConcurrentDictionary<string, (List<string> Words, List<WordMatch> Matches)> names = new();

    /// <summary>Compiles the classes: each a name with its folded words and phrases.</summary>
    public Lexicon(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> classes, IEnumerable<string> correctWords)
    {
        var entries = classes
            .SelectMany(c => c.Value.Select(text => new Entry(c.Key, FoldedWords.Of(text).ToArray())))
            .Where(entry => entry.Words.Length > 0)
            .ToArray();
        byFirstWord = entries.GroupBy(e => e.Words[0])
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Words.Length).ToArray());
        longWords = entries.Where(e => e.Words.Length == 1 && e.Words[0].Length >= OneSlip).GroupBy(e => e.Words[0][0])
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
        notMisspelled = correctWords.ToFrozenSet();
    }

    /// <summary>Every match, by position; of one class only the longest at a position.</summary>
    public List<WordMatch> Find(IReadOnlyList<string> words)
    {
        var matches = new List<WordMatch>();
        for (var i = 0; i < words.Count; i++)
        {
            if (byFirstWord.TryGetValue(words[i], out var candidates))
            {
                foreach (var entry in candidates)
                    if (FollowsAt(words, i, entry.Words) && !IsMatched(matches, entry.Class, i))
                        matches.Add(new WordMatch(entry.Class, i, entry.Words.Length));
            }
            else
            {
                AddMisspelled(words[i], i, matches);
            }
        }

        return matches;
    }

    /// <summary>The words of a name and what matches in them; the same few names of buyers and procedures come again and again.</summary>
    public (List<string> Words, List<WordMatch> Matches) FindInName(string name)
    {
        if (names.TryGetValue(name, out var known))
            return known;
        var words = FoldedWords.Of(name);
        var found = (words, Find(words));
        if (names.Count < NamesKept)
            names[name] = found;
        return found;
    }

    private void AddMisspelled(string word, int position, List<WordMatch> matches)
    {
        if (word.Length < OneSlip - 1 || notMisspelled.Contains(word) || !longWords.TryGetValue(word[0], out var candidates))
            return;
        if (!misspelled.TryGetValue(word, out var meant))
        {
            meant = [.. candidates.Where(entry => IsMisspelling(word, entry.Words[0])).DistinctBy(entry => entry.Class)];
            if (misspelled.Count < WordsKept)
                misspelled[word] = meant;
        }

        foreach (var entry in meant)
            matches.Add(new WordMatch(entry.Class, position, 1));
    }

    private static bool IsMisspelling(string word, string right)
    {
        var allowed = right.Length >= TwoSlips ? 2 : 1;
        return Math.Abs(right.Length - word.Length) <= allowed && Slips(word, right, allowed);
    }

    private static bool IsMatched(List<WordMatch> matches, string wordClass, int start)
    {
        foreach (var match in matches)
            if (match.Start == start && match.Class == wordClass)
                return true;
        return false;
    }

    private static bool FollowsAt(IReadOnlyList<string> words, int position, string[] phrase)
    {
        if (position + phrase.Length > words.Count)
            return false;
        for (var i = 1; i < phrase.Length; i++)
            if (words[position + i] != phrase[i])
                return false;
        return true;
    }

    /// <summary>Whether one word becomes the other by at most so many letters wrong, missing, added or swapped.</summary>
    private static bool Slips(string left, string right, int allowed)
    {
        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> previous = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    value = Math.Min(value, before[j - 2] + 1);
                current[j] = value;
                best = Math.Min(best, value);
            }

            if (best > allowed)
                return false;
            var oldest = before;
            before = previous;
            previous = current;
            current = oldest;
        }

        return previous[right.Length] <= allowed;
    }

    private sealed record Entry(string Class, string[] Words);
}
