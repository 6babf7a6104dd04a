namespace OpenContracting.Exports.DgcpActs;

/// <summary>A row of a table in a page.</summary>
/// <param name="Number">Its number among all rows of the page, from 1.</param>
/// <param name="Section">The last heading before the table.</param>
/// <param name="Header">The header of its table; null when it has none.</param>
/// <param name="Cells">The cells' text.</param>
/// <param name="Link">The first address in it.</param>
internal sealed record HtmlRow(long Number, string Section, IReadOnlyList<string>? Header, IReadOnlyList<string> Cells, string? Link);
