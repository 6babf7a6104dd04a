namespace OpenContracting.Web.Maps;

/// <summary>The map on a project's sheet: its province, and its points where the data have them.</summary>
/// <param name="Province">The ISO 3166-2 code of the province; null when unknown.</param>
/// <param name="Points">Longitude and latitude of each place.</param>
/// <param name="Caption">What the map shows, in words.</param>
public sealed record SheetMap(string? Province, IReadOnlyList<(double Longitude, double Latitude)> Points, string Caption);
