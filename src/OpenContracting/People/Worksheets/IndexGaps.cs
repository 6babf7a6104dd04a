namespace OpenContracting.People.Worksheets;

/// <summary>Why a part of the index has no score, of itself and of all parts below it.</summary>
/// <param name="WithoutWeight">The parts whose weight is not known.</param>
/// <param name="WrongSums">The parts whose parts' weights do not sum to 1, with the sum.</param>
/// <param name="WithoutScore">How many indicators nobody has scored.</param>
/// <param name="Unread">How many scores of a survey no second person has read.</param>
/// <param name="Disputed">How many scores the second reader does not agree with.</param>
public sealed record IndexGaps(IReadOnlyList<string> WithoutWeight, IReadOnlyList<(string Node, decimal Sum)> WrongSums, int WithoutScore, int Unread, int Disputed)
{
    /// <summary>Nothing is missing.</summary>
    public static readonly IndexGaps None = new([], [], 0, 0, 0);

    /// <summary>Whether nothing is missing.</summary>
    public bool AreNone => WithoutWeight.Count == 0 && WrongSums.Count == 0 && WithoutScore == 0 && Unread == 0 && Disputed == 0;

    /// <summary>A sentence each, in <c>es</c> or <c>en</c>.</summary>
    public IEnumerable<string> In(string language)
    {
        if (WithoutWeight.Count > 0)
            yield return Texts.OfLibrary.Format(language, "index.gap.weight", string.Join(", ", WithoutWeight));
        foreach (var (node, sum) in WrongSums)
            yield return Texts.OfLibrary.Format(language, "index.gap.sum", node, sum.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (code, count) in new[] { ("score", WithoutScore), ("unread", Unread), ("disputed", Disputed) })
            if (count > 0)
                yield return Texts.OfLibrary.Format(language, "index.gap." + code, count);
    }

    internal IndexGaps With(IndexGaps other) => new(
        [.. WithoutWeight, .. other.WithoutWeight], [.. WrongSums, .. other.WrongSums], WithoutScore + other.WithoutScore, Unread + other.Unread, Disputed + other.Disputed);
}
