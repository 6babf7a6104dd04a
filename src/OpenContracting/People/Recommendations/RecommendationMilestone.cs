namespace OpenContracting.People.Recommendations;

/// <summary>A step on the way.</summary>
/// <param name="Number">The entry that set it.</param>
/// <param name="Day">By when.</param>
/// <param name="ReachedAt">When it was said to be reached; null while it is not.</param>
public sealed record RecommendationMilestone(int Number, DateOnly Day, DateTimeOffset? ReachedAt);
