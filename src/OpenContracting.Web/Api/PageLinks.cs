namespace OpenContracting.Web.Api;

/// <summary>Where a list goes on.</summary>
public sealed record PageLinks(string Next);
