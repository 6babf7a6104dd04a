using OpenContracting.Storage.Uses;

namespace OpenContracting.Web.Uses;

/// <summary>Whether two uses are probably the same thing sent in twice: one address, or titles that share most of their words. A hint for a person, never a decision.</summary>
public static class UseLikeness
{
    /// <summary>Words in both titles, of the words in either, from which they are alike.</summary>
    private const double Enough = 0.7;

    /// <summary>Titles shorter than this say too little.</summary>
    private const int FewestWords = 3;

    /// <summary>Parameters that tell where a reader came from, not what they read.</summary>
    private static readonly string[] Tracking = ["utm_", "fbclid", "gclid", "igshid", "ref="];

    public static bool AreAlike(Use left, Use right) =>
        (left.Url is not null && right.Url is not null && AddressOf(left.Url) == AddressOf(right.Url)) || HaveAlikeTitles(left.Title, right.Title);

    private static bool HaveAlikeTitles(string left, string right)
    {
        var (ours, theirs) = (WordsOf(left), WordsOf(right));
        if (Math.Min(ours.Count, theirs.Count) < FewestWords)
            return false;
        var shared = ours.Count(theirs.Contains);
        return shared >= Enough * (ours.Count + theirs.Count - shared);
    }

    /// <summary>An address without what does not change the page: scheme, www, fragment, a last slash, tracking parameters.</summary>
    private static string AddressOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return url;
        var host = address.IdnHost.ToLowerInvariant();
        var query = address.Query.TrimStart('?').Split('&').Where(part => part.Length > 0 && !Tracking.Any(tracking => part.StartsWith(tracking, StringComparison.OrdinalIgnoreCase)));
        return $"{(host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host)}{address.AbsolutePath.TrimEnd('/')}?{string.Join('&', query)}";
    }

    private static HashSet<string> WordsOf(string title) => [.. FoldedText.Fold(title).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
