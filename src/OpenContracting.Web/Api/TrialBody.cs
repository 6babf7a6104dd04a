namespace OpenContracting.Web.Api;

/// <summary>What an export would have come to. Nothing of it is kept.</summary>
public sealed record TrialBody
{
    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes received.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The reader that knew its tables.</summary>
    public required string Adapter { get; init; }

    /// <summary>Contracting processes found in it.</summary>
    public required int Processes { get; init; }

    /// <summary>Its tables, as the reader knows them.</summary>
    public required IReadOnlyList<TableBody> Tables { get; init; }

    /// <summary>Tables that are absent or cut short: unknown, not empty.</summary>
    public required IReadOnlyList<string> UnknownTables { get; init; }

    /// <summary>Rows that could not be used, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Quarantine { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<PlaceBody> QuarantinedRows { get; init; }

    /// <summary>Why it would be refused, as a stable code; absent unless it would be.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>The same in a sentence, in the reader's language.</summary>
    public string? RefusalDetail { get; init; }
}
