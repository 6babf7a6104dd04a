namespace OpenContracting.Web.Api;

/// <summary>A public authority by its id.</summary>
public sealed record AuthorityReference(string Id, string? Name);
