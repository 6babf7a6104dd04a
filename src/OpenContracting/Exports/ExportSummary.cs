namespace OpenContracting.Exports;

/// <summary>What became of every row of an export: rows = used + quarantined + exact duplicates, for each table.</summary>
public sealed record ExportSummary(string Adapter, IReadOnlyList<TableCount> Tables)
{
    /// <summary>The licence the source states for this data, as a URI; null when it states none.</summary>
    public string? Licence { get; init; }

    /// <summary>The tables the adapter knows of that are absent or cut short in this export: unknown, not empty.</summary>
    public IReadOnlyList<string> UnknownTables { get; init; } = [];

    /// <summary>Whether a file breaks off or is damaged, so that more stood in it than was read.</summary>
    public bool BreaksOff { get; init; }

    /// <summary>Why the whole file was refused; null when it was read. A refused file gives no snapshot.</summary>
    public ExportRefusal? Refusal { get; init; }

    /// <summary>Where the source says the data goes on (the <c>links.next</c> of an API page); null at the end.</summary>
    public string? NextPage { get; init; }
}
