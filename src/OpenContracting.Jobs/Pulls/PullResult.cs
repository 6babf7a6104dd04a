namespace OpenContracting.Jobs.Pulls;

/// <summary>What a pull came to.</summary>
/// <param name="Fetched">Files whose bytes became an export.</param>
/// <param name="Unchanged">Files that the source, or their bytes, said were known.</param>
/// <param name="Absent">Files the source has not.</param>
/// <param name="Failed">Files that could not be had.</param>
/// <param name="ProblemCode">Why not all could be had; null when they could.</param>
/// <param name="Problem">What is particular to this time.</param>
public sealed record PullResult(int Fetched, int Unchanged, int Absent, int Failed, string? ProblemCode, string? Problem);
