using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Releases;

namespace OpenContracting.Jobs.Releases;

/// <summary>Stores the releases of an export; one that says nothing new is dropped.</summary>
internal static class NewReleases
{
    /// <summary>Stores those of some snapshots, in the transaction under way.</summary>
    /// <param name="db">The context with the transaction.</param>
    /// <param name="exportId">The export.</param>
    /// <param name="isRepeated">Whether the export was read before, wholly or in part: what is stored of it goes, batch by batch.</param>
    /// <param name="releases">The releases; a snapshot of which none could be made has none.</param>
    /// <param name="first">The number of the first snapshot.</param>
    /// <param name="last">The number of the last one.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    /// <returns>How many said something new.</returns>
    public static async Task<long> StoreAsync(Db db, long exportId, bool isRepeated, List<Release> releases, int first, int last, CancellationToken cancellation)
    {
        if (isRepeated)
            await MakeRoomAsync(db, exportId, first, last, cancellation);

        await SameProcess.ResolveAsync(db, releases, cancellation);

        // In the order of keys, so that two workers with the same processes wait for each other and never in a circle.
        var ordered = releases.OrderBy(release => release.ProcessKey, StringComparer.Ordinal).ThenBy(release => release.SnapshotNumber);
        // What a later batch will take out is not known: the snapshots may have other numbers than they had before.
        var known = await KnownReleases.OfAsync(db, releases, exportId, last, cancellation);
        var added = await db.Bulk.WriteAsync(db, ordered.Where(known.Add), OnConflict.Fail, cancellation);
        if (added > 0)
            await MarkProcessesAsync(db, exportId, first, last, cancellation);
        return added;
    }

    /// <summary>Takes out what was built before; marked in the order of keys first, for the same reason as below.</summary>
    private static async Task MakeRoomAsync(Db db, long exportId, int first, int last, CancellationToken cancellation)
    {
        await MarkProcessesAsync(db, exportId, first, last, cancellation);
        await db.Releases.Where(release => release.ExportId == exportId && release.SnapshotNumber >= first && release.SnapshotNumber <= last)
            .ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Every process with a new release has something to merge.</summary>
    private static Task MarkProcessesAsync(Db db, long exportId, int first, int last, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO contracting_processes
                (process_key, ocid, external_reference, revision, compiled_revision, associated, decided_by_person)
            SELECT process_key, max(ocid), max(external_reference), 1, 0, false, false
            FROM releases
            WHERE export_id = {exportId} AND snapshot_number BETWEEN {first} AND {last}
            GROUP BY process_key
            ORDER BY process_key
            ON CONFLICT (process_key) DO UPDATE SET
                revision = contracting_processes.revision + 1,
                ocid = coalesce(excluded.ocid, contracting_processes.ocid),
                external_reference = coalesce(excluded.external_reference, contracting_processes.external_reference)
            """, cancellation);
}
