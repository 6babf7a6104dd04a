using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Exports;
using OpenContracting.Jobs.Exports;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Runs;
using OpenContracting.Releases;
using OpenContracting.Storage;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Releases;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Releases;

/// <summary>Makes a release of every snapshot of an export; one that says nothing new is dropped.</summary>
/// <remarks>A snapshot goes in the transaction that stores its release, so a repeat finds only what is left.</remarks>
public sealed class BuildReleases(PartitionRunner partitions, IDbContextFactory<Db> databases, Func<Publisher> publisher) : IStage
{
    private const int PartitionSize = 4_000;
    private const int BatchSize = 500;

    public async Task<IReadOnlyList<Share>> PlanAsync(Db db, Run run, CancellationToken cancellation)
    {
        var snapshots = await db.Exports.Where(export => export.Id == run.ExportId)
            .Select(export => export.Snapshots).SingleAsync(cancellation);
        // What is built anew takes the place of what was, batch by batch, so that readers find records meanwhile; it may be fewer.
        if (run.Kind == RunKind.Rebuild)
            await ReleasesOfExport.RemoveAsync(db, run.ExportId!.Value, cancellation, first: snapshots + 1);
        return Share.Of(Enumerable.Range(1, snapshots), PartitionSize);
    }

    public Task RunAsync(long partitionId, CancellationToken cancellation) =>
        partitions.RunAsync(RunStage.BuildReleases, partitionId, BuildAsync, cancellation);

    private async Task BuildAsync(PartitionWork work, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var export = await db.Exports.AsNoTracking().SingleAsync(row => row.Id == work.Run.ExportId, cancellation);
        var options = new ReleaseOptions { PrivacyKey = publisher().PrivacyKey };
        var (next, last) = (int.Parse(work.Partition.From!), int.Parse(work.Partition.To!));
        while (true)
        {
            var snapshots = await db.ExportSnapshots.AsNoTracking()
                .Where(row => row.ExportId == export.Id && row.Number >= next && row.Number <= last)
                .OrderBy(row => row.Number).Take(BatchSize).ToListAsync(cancellation);
            if (snapshots.Count == 0)
                return;
            next = snapshots[^1].Number + 1;
            var releases = await work.EachAsync(
                snapshots, snapshot => $"{snapshot.ProcessKey} #{snapshot.Number}", snapshot => Build(export, snapshot, options), cancellation);
            if (releases.Count > 0)
                await StoreAsync(work, releases, cancellation);
        }
    }

    private static Release Build(Export export, ExportSnapshot snapshot, ReleaseOptions options)
    {
        var release = ReleaseBuilder.Build(new ProcessSnapshot
        {
            ProcessKey = snapshot.ProcessKey,
            Ocid = snapshot.Ocid,
            ExternalReference = snapshot.ExternalReference,
            Adapter = snapshot.Adapter,
            Date = snapshot.Date,
            ExportDate = snapshot.ExportDate,
            File = snapshot.File,
            Row = snapshot.Row,
            UnknownTables = snapshot.UnknownTables,
            Content = Deflated.Unpack(snapshot.Content),
        }, options);
        return new Release
        {
            ProcessKey = release.ProcessKey,
            Ocid = release.Ocid,
            ExternalReference = release.ExternalReference,
            ReleaseId = release.Id,
            Date = release.Date.ToUniversalTime(),
            Source = export.Source,
            Adapter = snapshot.Adapter,
            ExportId = export.Id,
            SnapshotNumber = snapshot.Number,
            ExportDate = snapshot.ExportDate,
            UnknownTables = snapshot.UnknownTables,
            Provenance = Deflated.Pack(release.Provenance.Span),
            Json = release.Json.ToArray(),
            Hash = SHA256.HashData(release.Json.Span),
        };
    }

    private static Task StoreAsync(PartitionWork work, List<Release> releases, CancellationToken cancellation) =>
        work.CommitAsync(async db =>
        {
            var exportId = work.Run.ExportId!.Value;
            var numbers = releases.Select(release => release.SnapshotNumber).ToList();
            if (work.Run.Kind == RunKind.Rebuild)
                await MakeRoomAsync(db, exportId, numbers.Min(), numbers.Max(), cancellation);

            await SameProcess.ResolveAsync(db, releases, cancellation);

            // In the order of keys, so that two workers with the same processes wait for each other and never in a circle.
            var ordered = releases.OrderBy(release => release.ProcessKey, StringComparer.Ordinal).ThenBy(release => release.SnapshotNumber);
            var known = await KnownReleases.OfAsync(db, releases, cancellation);
            var added = await db.Bulk.WriteAsync(db, ordered.Where(known.Add), OnConflict.Keep, cancellation);
            if (added > 0)
                await MarkProcessesAsync(db, exportId, numbers.Min(), numbers.Max(), cancellation);
            await db.ExportSnapshots
                .Where(row => row.ExportId == exportId && numbers.Contains(row.Number))
                .ExecuteDeleteAsync(cancellation);
            return added;
        }, releases.Count, cancellation);

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
