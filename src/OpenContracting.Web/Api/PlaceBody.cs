namespace OpenContracting.Web.Api;

/// <summary>Where a row stands that could not be used, and why.</summary>
/// <param name="Table">The table or file inside the export.</param>
/// <param name="Row">Its row, the header being row 1.</param>
/// <param name="Code">Why.</param>
/// <param name="Column">The column at fault; absent when the whole row is.</param>
public sealed record PlaceBody(string Table, long Row, string Code, string? Column);
