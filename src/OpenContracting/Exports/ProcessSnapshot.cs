namespace OpenContracting.Exports;

/// <summary>One contracting process as one export shows it: a state (rows of tables) or a release as given.</summary>
public sealed record ProcessSnapshot
{
    /// <summary>What identifies the process inside: its ocid when the source gives one, else <c>num:</c> and the numProceso.</summary>
    public required string ProcessKey { get; init; }

    /// <summary>The ocid as the source gives it; null when it gives none.</summary>
    public string? Ocid { get; init; }

    /// <summary>The number of the act in the procurement system (numProceso), as written there.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The adapter that read it: one of <see cref="Adapters"/>.</summary>
    public required string Adapter { get; init; }

    /// <summary>The source's own date of this state; null when it gives none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The source's own date of the export it came in; decides between two states with one date.</summary>
    public DateTimeOffset? ExportDate { get; init; }

    /// <summary>The file inside the export that holds it (for tables, each row names its own).</summary>
    public required string File { get; init; }

    /// <summary>The place in that file: the row, the header being row 1, or the number of the release, from 1.</summary>
    public required long Row { get; init; }

    /// <summary>Tables of this source that are absent or cut short in the export: unknown, not empty.</summary>
    public IReadOnlyList<string> UnknownTables { get; init; } = [];

    /// <summary>The package a release was given in; null when it came in none.</summary>
    public OcdsPackage? Package { get; init; }

    /// <summary>UTF-8 JSON: for tables an object of arrays of rows, cells as text, each row with its file and row number; for releases the release as given.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What a look at the content found already: that it can be kept as it is; null when that is not known.</summary>
    internal GivenRelease? Untouched { get; init; }
}
