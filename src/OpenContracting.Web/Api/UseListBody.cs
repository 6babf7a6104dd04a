namespace OpenContracting.Web.Api;

/// <summary>Published uses, newest first.</summary>
public sealed record UseListBody(IReadOnlyList<UseBody> Uses);
