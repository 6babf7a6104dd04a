namespace OpenContracting.Exports;

/// <summary>A row of an export that could not be used: kept, counted and shown with the reason.</summary>
/// <param name="Table">The table or file inside the export.</param>
/// <param name="Row">The row's number in that file, the header being row 1.</param>
/// <param name="Code">Why, as a stable kebab-case code, for example <c>missing-process-id</c>.</param>
/// <param name="Column">The column at fault; null when the whole row is.</param>
/// <param name="Value">The value found there.</param>
/// <param name="Raw">The row as it stood in the file (cut at 4,000 characters).</param>
public sealed record QuarantinedRow(string Table, long Row, string Code, string? Column, string? Value, string Raw);
