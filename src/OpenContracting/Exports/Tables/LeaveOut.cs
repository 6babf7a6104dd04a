namespace OpenContracting.Exports.Tables;

/// <summary>Takes a row of a table that is left out.</summary>
/// <param name="row">Its number, the header being row 1.</param>
/// <param name="code">Why, as a code of the quarantine.</param>
/// <param name="numbers">The numbers behind the reason, those found and those allowed; null when it has none.</param>
/// <param name="raw">The row as it stands in the file.</param>
internal delegate void LeaveOut(long row, string code, string? numbers, string raw);
