namespace OpenContracting.Storage.Releases;

/// <summary>An OCDS release as published bytes, with the snapshot it was built from.</summary>
public sealed class Release
{
    public long Id { get; set; }
    public required string ProcessKey { get; set; }
    public string? Ocid { get; set; }

    /// <summary>The release's own id.</summary>
    public required string ReleaseId { get; set; }
    public required DateTimeOffset Date { get; set; }

    // Provenance: a release that comes again unchanged keeps its row and names the export that showed it last.
    public required string Source { get; set; }
    public required string Adapter { get; set; }
    public required long ExportId { get; set; }
    public required int SnapshotNumber { get; set; }

    public required byte[] Json { get; set; }
    public required byte[] Hash { get; set; }
}
