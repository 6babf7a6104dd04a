namespace OpenContracting.Web.Queries;

/// <summary>A phase of a project, by its name in the standard (<c>implementationPeriod</c>).</summary>
public sealed record Phase(string Name, Span Span);
