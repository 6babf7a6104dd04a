namespace OpenContracting.Publications.Flat;

/// <summary>What is wrong with a cell, a row or a sheet; work goes on without it.</summary>
/// <param name="Code">
/// <c>unknown-table</c>, <c>unknown-column</c>, <c>not-a-number</c>, <c>not-a-boolean</c>, <c>not-a-date</c>, <c>not-json</c>, <c>no-such-parent</c>,
/// <c>repeated-key</c>, <c>no-items</c>, <c>more-cells-than-columns</c>, <c>not-utf8</c>.
/// </param>
/// <param name="Table">The sheet or file.</param>
/// <param name="Row">The row, the header being row 1; 0 for the sheet as a whole.</param>
/// <param name="Column">The column's header; null for the row as a whole.</param>
/// <param name="Value">What was found.</param>
/// <param name="ColumnNumber">The column, from 1; 1 for the row or sheet as a whole, and where the sheet has no such column.</param>
public sealed record FlatNotice(string Code, string Table, int Row, string? Column, string? Value, int ColumnNumber = 1);
