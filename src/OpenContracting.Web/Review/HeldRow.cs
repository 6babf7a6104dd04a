namespace OpenContracting.Web.Review;

/// <summary>A row in quarantine as it stood in its export.</summary>
public sealed record HeldRow(long ExportId, string Export, string Table, long Row, string Code, string? Column, string? Value, string Raw);
