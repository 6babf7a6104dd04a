using Microsoft.EntityFrameworkCore;
using OpenContracting.Exports;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Releases;
using OpenContracting.Jobs.Runs;
using OpenContracting.Releases;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Exports;

/// <summary>Reads an export: every row becomes part of a release that says something new, is counted as a duplicate, or goes into quarantine.</summary>
/// <remarks>
/// An interrupted reading starts again. What was put into quarantine is removed first. Releases take the place of those that were stored before,
/// by a reading that was interrupted or is done anew, batch by batch, so that readers find records meanwhile.
/// </remarks>
public sealed class ReadExport(PartitionRunner partitions, IDbContextFactory<Db> databases, Func<Publisher> publisher) : IStage
{
    public Task<IReadOnlyList<Share>> PlanAsync(Db db, Run run, CancellationToken cancellation) =>
        Task.FromResult(Share.Whole(0));

    public Task RunAsync(long partitionId, CancellationToken cancellation) =>
        partitions.RunAsync(RunStage.ReadExport, partitionId, ReadAsync, cancellation);

    private async Task ReadAsync(PartitionWork work, CancellationToken cancellation)
    {
        var (export, isRepeated) = await BeginAsync(work, cancellation);
        var sink = new StoringSink(work, export, isRepeated, new ReleaseOptions { PrivacyKey = publisher().PrivacyKey }, cancellation);
        ExportSummary summary;
        try
        {
            summary = ExportReader.Read(new ExportFile(export.Name, () => new ExportStream(databases, export)), sink, cancellation);
            await sink.FinishAsync();
        }
        catch
        {
            // Whoever takes the work over finds no batch of it still on its way.
            await sink.AbandonAsync();
            throw;
        }

        await EndAsync(work, export, isRepeated, sink, summary, cancellation);
        if (summary.Refusal is { } refusal)
            throw new RunStoppedException(refusal.Code, refusal.In("en"));
    }

    private static async Task<(Export Export, bool IsRepeated)> BeginAsync(PartitionWork work, CancellationToken cancellation)
    {
        Export? export = null;
        var isRepeated = false;
        await work.CommitAsync(async db =>
        {
            var id = work.Run.ExportId!.Value;
            await db.ExportQuarantine.Where(row => row.ExportId == id).ExecuteDeleteAsync(cancellation);
            await db.ExportTables.Where(row => row.ExportId == id).ExecuteDeleteAsync(cancellation);
            await db.RunPartitions.Where(partition => partition.Id == work.Partition.Id).ExecuteUpdateAsync(
                update => update.SetProperty(partition => partition.Processed, 0).SetProperty(partition => partition.Changed, 0),
                cancellation);
            export = await db.Exports.AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
            isRepeated = await db.Releases.AnyAsync(release => release.ExportId == id, cancellation);
            return 0;
        }, 0, cancellation);
        return (export!, isRepeated);
    }

    private static Task EndAsync(
        PartitionWork work, Export export, bool isRepeated, StoringSink sink, ExportSummary summary, CancellationToken cancellation) =>
        work.CommitAsync(async db =>
        {
            db.Exports.Attach(export);
            export.Adapter = summary.Adapter;
            export.Licence ??= summary.Licence;
            export.UnknownTables = [.. summary.UnknownTables];
            export.Snapshots = sink.Snapshots;
            export.State = summary.Refusal is null ? ExportState.Read : ExportState.Refused;
            export.RefusalCode = summary.Refusal?.Code;
            export.RefusalDetail = summary.Refusal?.ToKept();
            db.ExportTables.AddRange(summary.Tables.Select(table => new ExportTable
            {
                ExportId = export.Id,
                Table = table.Table,
                Rows = table.Rows,
                Used = table.Used,
                Quarantined = table.Quarantined,
                Duplicates = table.Duplicates,
            }));
            await db.SaveChangesAsync(cancellation);
            // What was there before may have been more; of what is refused nothing counts.
            if (summary.Refusal is not null || isRepeated)
                await ReleasesOfExport.RemoveAsync(db, export.Id, cancellation, first: summary.Refusal is null ? sink.Snapshots + 1 : 0);
            return 0;
        }, 0, cancellation);
}
