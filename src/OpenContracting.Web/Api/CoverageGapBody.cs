namespace OpenContracting.Web.Api;

/// <summary>An element that projects lack, what disclosing it everywhere would gain, and where it is filled in.</summary>
public sealed record CoverageGapBody(
    string Element, string Name, long Missing, decimal Points, IReadOnlyList<string> TemplateColumns, IReadOnlyList<string> DocumentTypes, IReadOnlyList<string> Paths);
