using OpenContracting.Standards;

namespace OpenContracting;

/// <summary>The known word most likely meant by one that is not known.</summary>
public static class Nearest
{
    /// <summary>The nearest of the words, without regard to case; the first in the alphabet among equals; null when none is near.</summary>
    /// <param name="word">The word as typed.</param>
    /// <param name="known">The words there are.</param>
    public static string? To(string word, IEnumerable<string> known)
    {
        var typed = word.ToLowerInvariant();
        // A short word has few letters to be wrong in.
        var limit = Math.Min(Math.Max(3, word.Length / 3), word.Length / 2) + 1;
        return known.Select(name => (Name: name, Slips: EditDistance.Between(name.ToLowerInvariant(), typed, limit)))
            .Where(each => each.Slips < limit)
            .OrderBy(each => each.Slips).ThenBy(each => each.Name, StringComparer.Ordinal)
            .Select(each => each.Name).FirstOrDefault();
    }
}
