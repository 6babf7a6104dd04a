namespace OpenContracting.Web.Api;

/// <summary>The rows of one table of an export: rows = used + quarantined + duplicates.</summary>
public sealed record TableBody(string Table, long Rows, long Used, long Quarantined, long Duplicates);
