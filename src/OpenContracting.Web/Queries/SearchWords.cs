namespace OpenContracting.Web.Queries;

/// <summary>The words of a search, in the form of the search column.</summary>
public static class SearchWords
{
    /// <summary>More words than anyone types cost more than they narrow.</summary>
    private const int Most = 8;

    public static IReadOnlyList<string> Of(string? text) =>
        [.. FoldedText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(Most)];
}
