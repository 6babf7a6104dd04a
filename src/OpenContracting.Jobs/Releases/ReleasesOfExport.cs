using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;

namespace OpenContracting.Jobs.Releases;

/// <summary>Takes the releases of an export out, before they are built anew or for good; what they were part of is merged again.</summary>
internal static class ReleasesOfExport
{
    // From the snapshot of this number on.
    public static async Task RemoveAsync(Db db, long exportId, CancellationToken cancellation, int first = 0)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE contracting_processes SET revision = revision + 1 WHERE process_key IN
                (SELECT process_key FROM releases WHERE export_id = {exportId} AND snapshot_number >= {first})
            """, cancellation);
        await db.Releases.Where(release => release.ExportId == exportId && release.SnapshotNumber >= first).ExecuteDeleteAsync(cancellation);
    }
}
