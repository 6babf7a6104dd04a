namespace OpenContracting.Web.Api;

/// <summary>What an export would have come to. Nothing of it is kept.</summary>
public sealed record TrialBody
{
    public required string Name { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required string Adapter { get; init; }

    /// <summary>Contracting processes found in it.</summary>
    public required int Processes { get; init; }
    public required IReadOnlyList<TableBody> Tables { get; init; }

    /// <summary>Tables that are absent or cut short: unknown, not empty.</summary>
    public required IReadOnlyList<string> UnknownTables { get; init; }

    /// <summary>Rows that could not be used, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Quarantine { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<PlaceBody> QuarantinedRows { get; init; }
    public string? RefusalCode { get; init; }
    public string? RefusalDetail { get; init; }
}
