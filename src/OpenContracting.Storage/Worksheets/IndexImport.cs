namespace OpenContracting.Storage.Worksheets;

/// <summary>A file of an edition: of several the last one counts, and those before it stay.</summary>
public sealed class IndexImport
{
    public int Id { get; set; }
    public int EditionId { get; set; }
    public required string FileName { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>Who brought it: a person's id, the console, or the portal itself.</summary>
    public required string By { get; set; }
    public List<IndexRow> Rows { get; set; } = [];
}
