namespace OpenContracting.Exports;

/// <summary>What became of every row of an export: rows = used + quarantined + exact duplicates, for each table.</summary>
public sealed record ExportSummary(string Adapter, IReadOnlyList<TableCount> Tables)
{
    /// <summary>The licence the source states for this data, as a URI; null when it states none.</summary>
    public string? Licence { get; init; }

    /// <summary>The tables the adapter knows of that are absent or cut short in this export: unknown, not empty.</summary>
    public IReadOnlyList<string> UnknownTables { get; init; } = [];
}
