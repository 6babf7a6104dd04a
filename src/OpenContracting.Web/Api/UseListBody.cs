namespace OpenContracting.Web.Api;

/// <summary>Published uses, newest first.</summary>
/// <param name="Uses">The uses.</param>
public sealed record UseListBody(IReadOnlyList<UseBody> Uses);
