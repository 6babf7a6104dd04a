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

    /// <summary>The adapter that read it, for example <c>dgcp-monthly</c>.</summary>
    public required string Adapter { get; init; }

    /// <summary>The source's own date of this state; null when it gives none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>UTF-8 JSON: for tables an object of arrays of rows, cells as text, each row with its file and row number; for releases the release as given.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }
}
