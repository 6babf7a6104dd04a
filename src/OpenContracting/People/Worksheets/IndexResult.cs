namespace OpenContracting.People.Worksheets;

/// <summary>What a part of a worksheet comes to: a score, or the reasons why it has none.</summary>
/// <param name="Score">0 to 100; null when it cannot be reckoned.</param>
/// <param name="Gaps">What is missing.</param>
public sealed record IndexResult(decimal? Score, IndexGaps Gaps);
