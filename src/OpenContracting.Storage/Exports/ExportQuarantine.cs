namespace OpenContracting.Storage.Exports;

/// <summary>A row of an export that could not be used: see <see cref="OpenContracting.Exports.QuarantinedRow"/>.</summary>
public sealed class ExportQuarantine
{
    public required long ExportId { get; set; }

    /// <summary>Its place among the export's quarantined rows, from 1.</summary>
    public required int Number { get; set; }
    public required string Table { get; set; }
    public required long Row { get; set; }
    public required string Code { get; set; }
    public string? Column { get; set; }
    public string? Value { get; set; }
    public required string Raw { get; set; }
}
