using OpenContracting.Exports;
using OpenContracting.Jobs.Runs;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Exports;

namespace OpenContracting.Jobs.Exports;

/// <summary>Stores what the reader finds, a batch at a time, while the reader goes on with the next.</summary>
internal sealed class StoringSink(PartitionWork work, CancellationToken cancellation) : IExportSink
{
    private const int BatchRows = 1_000;
    private const int BatchBytes = 8 << 20;

    private readonly long exportId = work.Run.ExportId!.Value;
    private List<ProcessSnapshot> snapshots = [];
    private List<QuarantinedRow> quarantined = [];
    private int bytes;
    private int quarantinedBefore;
    private Task writing = Task.CompletedTask;

    /// <summary>Snapshots taken so far.</summary>
    public int Snapshots { get; private set; }

    public void Accept(ProcessSnapshot snapshot)
    {
        snapshots.Add(snapshot);
        Snapshots++;
        bytes += snapshot.Content.Length;
        WriteWhenFull();
    }

    public void Quarantine(QuarantinedRow row)
    {
        quarantined.Add(row);
        bytes += row.Raw.Length;
        WriteWhenFull();
    }

    /// <summary>Stores what is left.</summary>
    public async Task FinishAsync()
    {
        BeginWriting();
        await writing;
    }

    private void WriteWhenFull()
    {
        if (snapshots.Count + quarantined.Count >= BatchRows || bytes >= BatchBytes)
            BeginWriting();
    }

    private void BeginWriting()
    {
        // One batch under way at most: memory stays flat, and an error surfaces at the next batch.
        writing.GetAwaiter().GetResult();
        var (rows, quarantine) = (snapshots, quarantined);
        var (firstSnapshot, firstQuarantined) = (Snapshots - rows.Count + 1, quarantinedBefore + 1);
        quarantinedBefore += quarantine.Count;
        (snapshots, quarantined, bytes) = ([], [], 0);
        writing = Task.Run(() => WriteAsync(rows, firstSnapshot, quarantine, firstQuarantined), cancellation);
    }

    private Task WriteAsync(
        List<ProcessSnapshot> rows, int firstSnapshot, List<QuarantinedRow> quarantine, int firstQuarantined)
    {
        var stored = rows.Select((snapshot, index) => Row(snapshot, firstSnapshot + index)).ToList();
        return work.CommitAsync(async db =>
        {
            await db.Bulk.WriteAsync(db, stored, OnConflict.Fail, cancellation);
            await db.Bulk.WriteAsync(
                db, quarantine.Select((row, index) => Row(row, firstQuarantined + index)), OnConflict.Fail, cancellation);
            return rows.Count;
        }, rows.Count + quarantine.Count, cancellation);
    }

    private ExportSnapshot Row(ProcessSnapshot snapshot, int number) => new()
    {
        ExportId = exportId,
        Number = number,
        ProcessKey = snapshot.ProcessKey,
        Ocid = snapshot.Ocid,
        ExternalReference = snapshot.ExternalReference,
        Adapter = snapshot.Adapter,
        Date = snapshot.Date?.ToUniversalTime(),
        ExportDate = snapshot.ExportDate?.ToUniversalTime(),
        File = snapshot.File,
        Row = snapshot.Row,
        UnknownTables = [.. snapshot.UnknownTables],
        Content = Deflated.Pack(snapshot.Content.Span),
    };

    private ExportQuarantine Row(QuarantinedRow row, int number) => new()
    {
        ExportId = exportId,
        Number = number,
        Table = row.Table,
        Row = row.Row,
        Code = row.Code,
        Column = row.Column,
        Value = row.Value,
        Raw = row.Raw,
    };
}
