using System.Security.Cryptography;
using OpenContracting.Exports;
using OpenContracting.Jobs.Releases;
using OpenContracting.Jobs.Runs;
using OpenContracting.Releases;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Releases;

namespace OpenContracting.Jobs.Exports;

/// <summary>Takes what the reader finds, a batch at a time: while one is read, releases are made of the one before, and those of the one before that are stored.</summary>
/// <param name="work">The partition, which is the whole export.</param>
/// <param name="export">The export.</param>
/// <param name="isRepeated">Whether releases of it are stored, whose place the new ones take.</param>
/// <param name="options">How releases are made.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed class StoringSink(PartitionWork work, Export export, bool isRepeated, ReleaseOptions options, CancellationToken cancellation) : IExportSink
{
    private const int BatchRows = 500;
    private const int BatchBytes = 8 << 20;

    private List<(int Number, ProcessSnapshot Snapshot)> snapshots = [];
    private List<QuarantinedRow> quarantined = [];
    private int bytes;
    private int quarantinedBefore;
    private Task<List<Release>> building = Task.FromResult<List<Release>>([]);
    private Task storing = Task.CompletedTask;
    private Task storingBefore = Task.CompletedTask;

    /// <summary>Snapshots taken so far.</summary>
    public int Snapshots { get; private set; }

    public void Accept(ProcessSnapshot snapshot)
    {
        snapshots.Add((++Snapshots, snapshot));
        bytes += snapshot.Content.Length;
        HandOverWhenFull();
    }

    public void Quarantine(QuarantinedRow row)
    {
        quarantined.Add(row);
        bytes += row.Raw.Length;
        HandOverWhenFull();
    }

    /// <summary>Stores what is left.</summary>
    public async Task FinishAsync()
    {
        HandOver();
        await storing;
    }

    /// <summary>Waits for what is on its way, however it ends.</summary>
    public async Task AbandonAsync() => await Task.WhenAll(building, storing, storingBefore).ContinueWith(all => all.Exception, TaskScheduler.Default);

    private void HandOverWhenFull()
    {
        if (snapshots.Count + quarantined.Count >= BatchRows || bytes >= BatchBytes)
            HandOver();
    }

    private void HandOver()
    {
        // One batch is made and one stored at most: memory stays flat, and an error surfaces with the next batch.
        building.GetAwaiter().GetResult();
        storingBefore.GetAwaiter().GetResult();
        var (taken, rows, firstQuarantined) = (snapshots, quarantined, quarantinedBefore + 1);
        quarantinedBefore += rows.Count;
        (snapshots, quarantined, bytes) = ([], [], 0);
        var built = building = Task.Run(
            () => work.EachAsync(taken, item => $"{item.Snapshot.ProcessKey} #{item.Number}", item => Build(item.Number, item.Snapshot), cancellation), cancellation);
        var before = storingBefore = storing;
        storing = Task.Run(async () =>
        {
            await before;
            await StoreAsync(await built, taken, rows, firstQuarantined);
        }, cancellation);
    }

    private Release Build(int number, ProcessSnapshot snapshot)
    {
        var release = ReleaseBuilder.Build(snapshot, options);
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
            SnapshotNumber = number,
            ExportDate = snapshot.ExportDate?.ToUniversalTime(),
            UnknownTables = [.. snapshot.UnknownTables],
            Provenance = Deflated.Pack(release.Provenance.Span),
            Json = release.Json.ToArray(),
            Hash = SHA256.HashData(release.Json.Span),
        };
    }

    private Task StoreAsync(List<Release> releases, List<(int Number, ProcessSnapshot Snapshot)> taken, List<QuarantinedRow> rows, int firstQuarantined) =>
        work.CommitAsync(async db =>
        {
            await db.Bulk.WriteAsync(db, rows.Select((row, index) => Row(row, firstQuarantined + index)), OnConflict.Fail, cancellation);
            return taken.Count == 0 ? 0 : await NewReleases.StoreAsync(db, export.Id, isRepeated, releases, taken[0].Number, taken[^1].Number, cancellation);
        }, taken.Count + rows.Count, cancellation);

    private ExportQuarantine Row(QuarantinedRow row, int number) => new()
    {
        ExportId = export.Id,
        Number = number,
        Table = row.Table,
        Row = row.Row,
        Code = row.Code,
        Column = row.Column,
        Value = row.Value,
        Raw = row.Raw,
    };
}
