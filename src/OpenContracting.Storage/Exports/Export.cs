namespace OpenContracting.Storage.Exports;

/// <summary>An export as received: who sent what, when, under which licence, and how far it has come.</summary>
/// <remarks>The bytes stand in <see cref="ExportChunk"/>; the same bytes twice are one export.</remarks>
public sealed class Export
{
    public long Id { get; set; }

    // What it is.
    public required string Name { get; set; }
    public required long Size { get; set; }

    /// <summary>SHA-256 of the bytes; null while they are still coming in.</summary>
    public byte[]? Sha256 { get; set; }

    // Where it is from.
    public required string Source { get; set; }
    public string? Institution { get; set; }
    public string? Period { get; set; }
    public string? Licence { get; set; }
    public string? ReceivedFrom { get; set; }
    public required DateTimeOffset ReceivedAt { get; set; }

    /// <summary>True for the bundled demonstration data and whatever else is made up.</summary>
    public bool Synthetic { get; set; }

    // What became of it.
    public required ExportState State { get; set; }
    public string? Adapter { get; set; }

    /// <summary>Tables the adapter knows of that are absent or cut short: unknown, not empty.</summary>
    public List<string> UnknownTables { get; set; } = [];

    public int Snapshots { get; set; }
    public int NewReleases { get; set; }

    /// <summary>Why it was refused, as a stable code and one plain sentence; null unless refused.</summary>
    public string? RefusalCode { get; set; }
    public string? RefusalDetail { get; set; }
}
