namespace OpenContracting.Web.Api;

/// <summary>Published observations, newest first, with the place of the chain they were read at.</summary>
/// <param name="Total">How many are listed.</param>
/// <param name="ChainPosition">The last place of the chain when this was read.</param>
/// <param name="ChainHash">The hash of that place, in hexadecimal.</param>
/// <param name="Cases">The observations.</param>
public sealed record CaseListBody(int Total, long ChainPosition, string ChainHash, IReadOnlyList<CaseBody> Cases);
