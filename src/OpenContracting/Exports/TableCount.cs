namespace OpenContracting.Exports;

/// <summary>The rows of one table of an export, by what became of them.</summary>
public sealed record TableCount(string Table, long Rows, long Used, long Quarantined, long Duplicates);
