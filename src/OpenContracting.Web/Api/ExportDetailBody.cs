namespace OpenContracting.Web.Api;

/// <summary>An export with its tables, its quarantine and the run that reads it.</summary>
public sealed record ExportDetailBody
{
    /// <summary>The export.</summary>
    public required ExportBody Export { get; init; }

    /// <summary>Its tables, as the reader knows them.</summary>
    public required IReadOnlyList<TableBody> Tables { get; init; }

    /// <summary>Tables that are absent or cut short: unknown, not empty.</summary>
    public required IReadOnlyList<string> UnknownTables { get; init; }

    /// <summary>Rows in quarantine, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Quarantine { get; init; }

    /// <summary>The run that reads it; absent when none does or did.</summary>
    public RunBody? Run { get; init; }
}
