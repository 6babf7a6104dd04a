namespace OpenContracting.Web.Api;

/// <summary>A stretch of the chain of public events; <c>next</c> is the address of what follows.</summary>
/// <param name="Position">The last place of the whole chain; 0 when there is none.</param>
/// <param name="Hash">The hash of that place, in hexadecimal: whoever kept it can tell later that nothing before it was changed.</param>
/// <param name="Links">The places asked for, in their order, at most a thousand.</param>
/// <param name="Next">The address of what follows; absent at the end.</param>
public sealed record CaseChainBody(long Position, string Hash, IReadOnlyList<CaseLinkBody> Links, string? Next);
