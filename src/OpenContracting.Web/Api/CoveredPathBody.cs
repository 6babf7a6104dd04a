namespace OpenContracting.Web.Api;

/// <summary>How often one OC4IDS path is filled.</summary>
/// <param name="Path">The path, slashes between names.</param>
/// <param name="Rule">The rule of the mapping that fills it, in words.</param>
/// <param name="Of">What is counted: <c>projects</c> or <c>processes</c>.</param>
/// <param name="Count">In how many of them it is.</param>
/// <param name="Share">In which share, from 0 to 1.</param>
public sealed record CoveredPathBody(string Path, string Rule, string Of, long Count, double Share);
