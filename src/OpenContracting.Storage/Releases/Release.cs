namespace OpenContracting.Storage.Releases;

/// <summary>What one snapshot says of a process, as an OCDS release: an event as given, or a state.</summary>
/// <remarks>
/// Events are published as they are. Of states the ones that change something are, each with null for what is no more:
/// <see cref="OpenContracting.Releases.ProcessHistory"/> makes of all rows of a process what is published.
/// </remarks>
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

    /// <summary>Tables that the export lacked: what they would say is unknown and stays as it was.</summary>
    public List<string> UnknownTables { get; set; } = [];

    /// <summary>File, row, column and rule of each value, deflated: see <see cref="OpenContracting.Releases.Provenance"/>.</summary>
    public required byte[] Provenance { get; set; }

    public required byte[] Json { get; set; }
    public required byte[] Hash { get; set; }
}
