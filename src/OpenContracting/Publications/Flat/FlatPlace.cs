namespace OpenContracting.Publications.Flat;

/// <summary>Where a value stands in the tables it was made of.</summary>
/// <param name="Table">The sheet or file.</param>
/// <param name="Row">The row, the header being row 1.</param>
/// <param name="Column">The column's header; null for the row as a whole.</param>
/// <param name="ColumnNumber">The column, from 1; 1 for the row as a whole.</param>
public sealed record FlatPlace(string Table, int Row, string? Column, int ColumnNumber);
