namespace OpenContracting.Web.Review;

/// <summary>What waits for a person, by kind; the names are part of the page's address.</summary>
public static class ReviewQueue
{
    public const string Infrastructure = "infrastructure";
    public const string Similar = "similar";
    public const string Conflicts = "conflicts";
    public const string Budget = "budget";
    public const string Rows = "rows";
    public const string Held = "held";
    public const string Decisions = "decisions";

    public static IReadOnlyList<string> All { get; } = [Infrastructure, Similar, Conflicts, Budget, Rows, Held, Decisions];
}
