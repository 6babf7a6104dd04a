namespace OpenContracting.Web.Review;

/// <summary>How much waits in the queues that are cheap to count.</summary>
public sealed record ReviewCounts(int Infrastructure, int Rows, int Held, int Decisions);
