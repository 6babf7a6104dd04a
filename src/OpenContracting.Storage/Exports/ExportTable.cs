namespace OpenContracting.Storage.Exports;

/// <summary>The rows of one table of an export: rows = used + quarantined + exact duplicates.</summary>
public sealed class ExportTable
{
    public required long ExportId { get; set; }
    public required string Table { get; set; }
    public required long Rows { get; set; }
    public required long Used { get; set; }
    public required long Quarantined { get; set; }
    public required long Duplicates { get; set; }
}
