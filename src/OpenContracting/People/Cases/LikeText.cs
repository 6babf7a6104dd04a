namespace OpenContracting.People.Cases;

/// <summary>Whether two texts say nearly the same: the share of their words that both have.</summary>
public static class LikeText
{
    private const double Enough = 0.7;

    /// <summary>True when most words are in both, without regard to case, accents and order.</summary>
    public static bool Is(string one, string other)
    {
        var (first, second) = (Words(one), Words(other));
        var both = first.Count(second.Contains);
        return both > 0 && both >= Enough * (first.Count + second.Count - both);
    }

    private static HashSet<string> Words(string text) => [.. FoldedText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2)];
}
