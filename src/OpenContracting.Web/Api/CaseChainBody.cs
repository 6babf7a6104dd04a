namespace OpenContracting.Web.Api;

/// <summary>A stretch of the chain of public events; <c>Next</c> is the address of what follows.</summary>
public sealed record CaseChainBody(long Position, string Hash, IReadOnlyList<CaseLinkBody> Links, string? Next);
