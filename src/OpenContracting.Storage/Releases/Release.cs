namespace OpenContracting.Storage.Releases;

/// <summary>An OCDS release as published bytes, with the snapshot it was built from.</summary>
public sealed class Release
{
    public long Id { get; set; }
    public required string ProcessKey { get; set; }
    public string? Ocid { get; set; }
    public string? ExternalReference { get; set; }

    /// <summary>The release's own id.</summary>
    public required string ReleaseId { get; set; }
    public required DateTimeOffset Date { get; set; }

    // Where it comes from: the export that showed it first.
    public required string Source { get; set; }
    public required string Adapter { get; set; }
    public required long ExportId { get; set; }
    public required int SnapshotNumber { get; set; }

    /// <summary>The source's own date of that export; decides between two states with one date.</summary>
    public DateTimeOffset? ExportDate { get; set; }

    /// <summary>File, row, column and rule of each value, deflated: see <see cref="OpenContracting.Releases.Provenance"/>.</summary>
    public required byte[] Provenance { get; set; }

    public required byte[] Json { get; set; }
    public required byte[] Hash { get; set; }
}
