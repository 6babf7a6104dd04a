namespace OpenContracting.Projects;

/// <summary>Two processes that may be one project: something for a person to look at, never a reason to join them.</summary>
/// <param name="Left">The earlier one.</param>
/// <param name="Right">The later one.</param>
/// <param name="Score">How much of what their titles name is the same, 0 to 1; rare words weigh more.</param>
/// <param name="Words">The words both name, the rarest first.</param>
public sealed record SimilarPair(GroupingFacts Left, GroupingFacts Right, double Score, IReadOnlyList<string> Words);
