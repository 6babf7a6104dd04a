using OpenContracting.Exports;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>An export and what became of its rows.</summary>
public sealed record ExportBody
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The file's name as it came.</summary>
    public required string Name { get; init; }

    /// <summary>Which source handed it over, by the name it has here.</summary>
    public required string Source { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal; absent while it is still coming in.</summary>
    public string? Sha256 { get; init; }

    /// <summary><c>receiving</c>, <c>accepted</c>, <c>read</c>, <c>released</c> or <c>refused</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The reader that knew its tables; absent until it is read.</summary>
    public string? Adapter { get; init; }

    /// <summary>The licence of the data as a URI; absent where the source named none.</summary>
    public string? Licence { get; init; }

    /// <summary>True when its data are made up.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>Rows read: those used, in quarantine, and exact duplicates.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that were used.</summary>
    public required long Used { get; init; }

    /// <summary>Rows that could not be used; they are kept, with the reason.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Rows that repeat another one exactly; counted, not used.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Contracting processes found in it.</summary>
    public required int Processes { get; init; }

    /// <summary>Those of which it says something that was not known. Each comes to a release, unless what another source says outranks it.</summary>
    public required int NewReleases { get; init; }

    /// <summary>Why it was refused, as a stable code; absent unless it was.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>The same in a sentence, in the reader's language.</summary>
    public string? RefusalDetail { get; init; }

    public static ExportBody Of(ExportStatus status, string language)
    {
        var export = status.Export;
        return new()
        {
            Id = export.Id,
            Name = export.Name,
            Source = export.Source,
            Size = export.Size,
            Sha256 = export.Sha256 is null ? null : Convert.ToHexStringLower(export.Sha256),
            State = Word.Of(export.State),
            ReceivedAt = export.ReceivedAt,
            Adapter = export.Adapter,
            Licence = export.Licence,
            Synthetic = export.Synthetic,
            Rows = status.Rows,
            Used = status.Used,
            Quarantined = status.Quarantined,
            Duplicates = status.Duplicates,
            Processes = export.Snapshots,
            NewReleases = export.NewReleases,
            RefusalCode = export.RefusalCode,
            RefusalDetail = ExportRefusal.InFromKept(export.RefusalCode, export.RefusalDetail, language),
        };
    }
}
