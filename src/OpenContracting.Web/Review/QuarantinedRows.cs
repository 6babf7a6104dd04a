namespace OpenContracting.Web.Review;

/// <summary>Rows of one export that could not be used for one reason, with the first of them.</summary>
public sealed record QuarantinedRows(long ExportId, string Export, string Code, int Count, string Table, long FirstRow, string? Column, string? Value);
