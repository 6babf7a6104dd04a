namespace OpenContracting.Web.Queries;

/// <summary>How many projects have a code, with a name where the code is not one (institutions).</summary>
public sealed record FacetCount(string Code, string? Name, int Projects);
