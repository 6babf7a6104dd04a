using OpenContracting.Exports;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>An export and what became of its rows.</summary>
public sealed record ExportBody
{
    public required long Id { get; init; }
    public required string Name { get; init; }
    public required string Source { get; init; }
    public required long Size { get; init; }
    public string? Sha256 { get; init; }
    public required string State { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public string? Adapter { get; init; }
    public string? Licence { get; init; }
    public required bool Synthetic { get; init; }

    /// <summary>Rows read: those used, in quarantine, and exact duplicates.</summary>
    public required long Rows { get; init; }
    public required long Used { get; init; }

    /// <summary>Rows that could not be used; they are kept, with the reason.</summary>
    public required long Quarantined { get; init; }
    public required long Duplicates { get; init; }

    /// <summary>Contracting processes found in it.</summary>
    public required int Processes { get; init; }

    /// <summary>Those of which it says something that was not known. Each comes to a release, unless what another source says outranks it.</summary>
    public required int NewReleases { get; init; }
    public string? RefusalCode { get; init; }
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
