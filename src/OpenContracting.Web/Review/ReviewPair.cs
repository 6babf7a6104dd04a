namespace OpenContracting.Web.Review;

/// <summary>Two processes side by side: a proposal to join them (with the words they share) or a link that was not followed (with the reason).</summary>
public sealed record ReviewPair(ReviewCase Left, ReviewCase Right, IReadOnlyList<string> Words, string? Rule = null, string? Reason = null);
