using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Exports;
using OpenContracting.Releases;
using OpenContracting.Storage.Releases;

namespace OpenContracting.Jobs.Releases;

/// <summary>The history of a process from its stored rows: what is published of it, and what it all comes to.</summary>
public static class StoredHistory
{
    /// <summary>The history of one process.</summary>
    /// <param name="rows">All rows of the process.</param>
    /// <param name="withProvenance">Whether releases have to know where their values come from; unpacking that costs more than merging.</param>
    public static ProcessHistory Of(IEnumerable<Release> rows, bool withProvenance = false) =>
        ProcessHistory.Of(rows.OrderBy(row => row.ExportId).ThenBy(row => row.SnapshotNumber).Select(row => State(row, withProvenance)));

    /// <summary>The rows of some processes, by their keys, without provenance.</summary>
    public static async Task<ILookup<string, Release>> RowsAsync(IQueryable<Release> releases, IReadOnlyCollection<string> processKeys, CancellationToken cancellation) =>
        (await WithoutProvenance(releases.Where(release => processKeys.Contains(release.ProcessKey))).ToListAsync(cancellation)).ToLookup(release => release.ProcessKey);

    /// <summary>Rows with all that a history is made of but for the provenance, which need not be read where nobody asks for it.</summary>
    public static IQueryable<Release> WithoutProvenance(IQueryable<Release> rows) => rows.Select(row => new Release
    {
        ProcessKey = row.ProcessKey,
        Ocid = row.Ocid,
        ExternalReference = row.ExternalReference,
        ReleaseId = row.ReleaseId,
        Date = row.Date,
        Source = row.Source,
        Adapter = row.Adapter,
        ExportId = row.ExportId,
        SnapshotNumber = row.SnapshotNumber,
        ExportDate = row.ExportDate,
        UnknownTables = row.UnknownTables,
        Provenance = Array.Empty<byte>(),
        Json = row.Json,
        Hash = row.Hash,
    });

    private static ProcessState State(Release row, bool withProvenance) => new()
    {
        Source = row.Source,
        Adapter = row.Adapter,
        Export = withProvenance ? row.ExportId.ToString(CultureInfo.InvariantCulture) : null,
        ExportDate = row.ExportDate,
        UnknownTables = row.UnknownTables,
        Release = new ReleaseDocument
        {
            ProcessKey = row.ProcessKey,
            Ocid = row.Ocid,
            ExternalReference = row.ExternalReference,
            Id = row.ReleaseId,
            Date = row.Date,
            Json = row.Json,
            Provenance = withProvenance ? Deflated.Unpack(row.Provenance) : default,
        },
    };
}
