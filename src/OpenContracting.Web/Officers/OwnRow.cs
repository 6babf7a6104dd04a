namespace OpenContracting.Web.Officers;

/// <summary>A row in quarantine that speaks of an institution, or came from it.</summary>
public sealed record OwnRow(long ExportId, string Export, string Table, long Row, string Code, string? Column, string? Value);
