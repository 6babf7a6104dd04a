namespace OpenContracting.Storage.Exports;

/// <summary>The state of a process in an export, waiting to become a release: see <see cref="OpenContracting.Exports.ProcessSnapshot"/>.</summary>
/// <remarks>Goes when its release is stored; export and provenance stay, so it could be read again.</remarks>
public sealed class ExportSnapshot
{
    public required long ExportId { get; set; }

    /// <summary>Its place in the export, from 1, in reading order.</summary>
    public required int Number { get; set; }
    public required string ProcessKey { get; set; }
    public string? Ocid { get; set; }
    public string? ExternalReference { get; set; }
    public required string Adapter { get; set; }
    public DateTimeOffset? Date { get; set; }
    public DateTimeOffset? ExportDate { get; set; }
    public required string File { get; set; }
    public required long Row { get; set; }
    public List<string> UnknownTables { get; set; } = [];

    /// <summary>UTF-8 JSON, deflated.</summary>
    public required byte[] Content { get; set; }
}
