namespace OpenContracting.Web.Queries;

/// <summary>How many projects have a code.</summary>
public sealed record FacetCount(string Code, int Projects);
