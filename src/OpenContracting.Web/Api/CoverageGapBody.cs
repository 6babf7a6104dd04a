namespace OpenContracting.Web.Api;

/// <summary>An element that projects lack, what disclosing it everywhere would gain, and where it is filled in.</summary>
/// <param name="Element">The element's id in the CoST Infrastructure Data Standard, as this portal spells it.</param>
/// <param name="Name">What it is called, in the reader's language.</param>
/// <param name="Missing">How many of the institution's projects lack it.</param>
/// <param name="Points">Percentage points that the core would gain if all of them disclosed it.</param>
/// <param name="TemplateColumns">Columns of the publisher's template that fill it.</param>
/// <param name="DocumentTypes">Codes of documentType.csv whose documents would disclose it.</param>
/// <param name="Paths">Where it stands in OC4IDS: paths with slashes.</param>
public sealed record CoverageGapBody(
    string Element, string Name, long Missing, decimal Points, IReadOnlyList<string> TemplateColumns, IReadOnlyList<string> DocumentTypes, IReadOnlyList<string> Paths);
