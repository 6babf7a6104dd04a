namespace OpenContracting.Web.Api;

/// <summary>The rows of one table of an export: rows = used + quarantined + duplicates.</summary>
/// <param name="Table">The table or file inside the export.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Used">Rows that were used.</param>
/// <param name="Quarantined">Rows that could not be used.</param>
/// <param name="Duplicates">Rows that repeat another one exactly.</param>
public sealed record TableBody(string Table, long Rows, long Used, long Quarantined, long Duplicates);
