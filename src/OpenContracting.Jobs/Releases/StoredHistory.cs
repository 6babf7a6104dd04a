using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Exports;
using OpenContracting.Jobs.Exports;
using OpenContracting.Releases;
using OpenContracting.Storage;
using OpenContracting.Storage.Releases;

namespace OpenContracting.Jobs.Releases;

/// <summary>The history of a process from its stored rows: what is published of it, and what it all comes to.</summary>
public static class StoredHistory
{
    /// <summary>The history of one process.</summary>
    /// <param name="rows">All rows of the process.</param>
    /// <param name="withProvenance">Whether the compiled release has to know where its values come from.</param>
    public static ProcessHistory Of(IReadOnlyCollection<Release> rows, bool withProvenance = false)
    {
        // Unpacking it costs more than merging, and only states that are laid over one another need it.
        withProvenance |= rows.Count > 1 && rows.Any(row => !Adapters.GivesEvents(row.Adapter));
        return ProcessHistory.Of(rows.OrderBy(row => row.ExportId).ThenBy(row => row.SnapshotNumber).Select(row => State(row, withProvenance)));
    }

    /// <summary>The history of one process, read from the database.</summary>
    public static async Task<ProcessHistory> ReadAsync(Db db, string processKey, CancellationToken cancellation) =>
        Of(await db.Releases.AsNoTracking().Where(release => release.ProcessKey == processKey).ToListAsync(cancellation));

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
