namespace OpenContracting.Web.Api;

/// <summary>Published observations, newest first, with the place of the chain they were read at.</summary>
public sealed record CaseListBody(int Total, long ChainPosition, string ChainHash, IReadOnlyList<CaseBody> Cases);
