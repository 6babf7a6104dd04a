namespace OpenContracting.Web.Api;

/// <summary>Where a list goes on.</summary>
/// <param name="Next">The address to ask next, cursor and filter in it; follow it as it is.</param>
public sealed record PageLinks(string Next);
