namespace OpenContracting.Web.Api;

/// <summary>A public authority by its id.</summary>
/// <param name="Id">The id that this portal gives the institution: <c>mop</c>; a party id where it is not in our list.</param>
/// <param name="Name">Its name as it is published.</param>
public sealed record AuthorityReference(string Id, string? Name);
