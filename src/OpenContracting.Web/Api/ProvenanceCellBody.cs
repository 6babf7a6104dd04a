using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>A cell of an export, and where what it says went in the compiled release.</summary>
public sealed record ProvenanceCellBody
{
    /// <summary>The process: an ocid, or <c>num:</c> and a number.</summary>
    public required string Process { get; init; }

    /// <summary>Where it went in the compiled release.</summary>
    public required string Path { get; init; }

    /// <summary>The number of the export.</summary>
    public long? ExportId { get; init; }

    /// <summary>The export's name.</summary>
    public string? Export { get; init; }

    /// <summary>Who handed it over.</summary>
    public string? Source { get; init; }

    /// <summary>When the export came in.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Where the export's report is, in this API.</summary>
    public string? ExportUri { get; init; }

    /// <summary>The file inside the export.</summary>
    public required string File { get; init; }

    /// <summary>The row, the header being row 1, or the number of the release in its file.</summary>
    public long Row { get; init; }

    /// <summary>The column; absent for what stands in place in a release as given.</summary>
    public string? Column { get; init; }

    /// <summary>The rule that made the value of the cell.</summary>
    public required string Rule { get; init; }

    /// <summary>The cell's text, where the value no longer shows it; never personal data.</summary>
    public string? Raw { get; init; }

    public static ProvenanceCellBody Of(ValueCell cell, Func<long, string> exportUri) => new()
    {
        Process = cell.Process,
        Path = cell.Pointer,
        ExportId = cell.Export?.Id,
        Export = cell.Export?.Name,
        Source = cell.Export?.Source,
        ReceivedAt = cell.Export?.ReceivedAt,
        ExportUri = cell.Export is null ? null : exportUri(cell.Export.Id),
        File = cell.Entry.File,
        Row = cell.Entry.Row,
        Column = cell.Entry.Column,
        Rule = cell.Entry.Rule,
        Raw = cell.Entry.Raw,
    };
}
