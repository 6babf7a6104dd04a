using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Releases;
using OpenContracting.Storage;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Exports;

namespace OpenContracting.Jobs.Exports;

/// <summary>Takes exports in: the bytes are safe before anything looks at them, and the same bytes twice are one export.</summary>
public sealed class ExportIntake(IDbContextFactory<Db> databases, Chain chain, TimeProvider clock)
{
    private const int ChunksAtOnce = 8;

    /// <summary>Stores an export and starts its run.</summary>
    /// <exception cref="DifferentHashException">The bytes are not the announced ones.</exception>
    /// <exception cref="EmptyExportException">There are none, and the delivery refuses that.</exception>
    public async Task<Receipt> AcceptAsync(Stream content, Delivery delivery, CancellationToken cancellation)
    {
        var export = await BeginAsync(delivery, cancellation);
        try
        {
            var sha256 = await StoreAsync(export, content, cancellation);
            if (export.Size == 0 && delivery.RefusesEmpty)
                throw new EmptyExportException();
            if (delivery.Sha256 is { } announced && !announced.AsSpan().SequenceEqual(sha256))
                throw new DifferentHashException(announced, sha256);
            return await EndAsync(export, stored: 0, sha256, cancellation);
        }
        finally
        {
            await ForgetUnlessAcceptedAsync(export);
        }
    }

    /// <summary>The receipt of an export that came in before.</summary>
    public async Task<Receipt> ReceiptOfAsync(long exportId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Exports.Where(row => row.Id == exportId).Select(row => new Receipt(row.Id, true, row.Sha256!, row.Size)).SingleAsync(cancellation);
    }

    /// <summary>The receipt of the bytes that came in before from the same sender; null when they did not.</summary>
    public async Task<Receipt?> ReceiptOfAsync(byte[] sha256, string from, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Exports.Where(row => row.Sha256 == sha256 && row.ReceivedFrom == from).Select(row => new Receipt(row.Id, true, row.Sha256!, row.Size)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Makes an export of bytes that are all here, unless they are one already.</summary>
    /// <param name="export">What came.</param>
    /// <param name="stored">The size its row has now: a row that another request has added to is not this export.</param>
    /// <param name="sha256">What its bytes hash to.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UploadMovedException">The row is no longer as it was.</exception>
    internal async Task<Receipt> EndAsync(Export export, long stored, byte[] sha256, CancellationToken cancellation)
    {
        var receipt = await FindAsync(export, sha256, cancellation) ?? await FinishAsync(export, stored, sha256, cancellation);
        Telemetry.ExportAccepted(export.Source, receipt);
        return receipt;
    }

    /// <summary>The name an export is kept under, which is published with what comes of it.</summary>
    internal static string NameOf(Delivery delivery) => Privacy.MaskFileName(delivery.Name);

    internal async Task<Export> BeginAsync(Delivery delivery, CancellationToken cancellation)
    {
        var export = new Export
        {
            Name = NameOf(delivery),
            Size = 0,
            Source = delivery.Source,
            Institution = delivery.Institution,
            Period = delivery.Period,
            Licence = delivery.Licence,
            ReceivedFrom = delivery.From,
            ReceivedAt = clock.GetUtcNow(),
            Synthetic = delivery.Synthetic,
            State = ExportState.Receiving,
        };
        await using var db = await databases.CreateDbContextAsync(cancellation);
        db.Exports.Add(export);
        await db.SaveChangesAsync(cancellation);
        return export;
    }

    private async Task<byte[]> StoreAsync(Export export, Stream content, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var waiting = new List<ExportChunk>(ChunksAtOnce);
        for (var number = 0; await ReadChunkAsync(content, cancellation) is { Length: > 0 } bytes; number++)
        {
            hash.AppendData(bytes);
            export.Size += bytes.Length;
            waiting.Add(new ExportChunk { ExportId = export.Id, Number = number, Bytes = bytes });
            if (waiting.Count == ChunksAtOnce)
                await WriteAsync(waiting, cancellation);
        }

        await WriteAsync(waiting, cancellation);
        return hash.GetHashAndReset();
    }

    private async Task WriteAsync(List<ExportChunk> chunks, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.TransactionAsync(() => db.Bulk.WriteAsync(db, chunks, OnConflict.Fail, cancellation), cancellation);
        chunks.Clear();
    }

    private static async Task<byte[]> ReadChunkAsync(Stream content, CancellationToken cancellation)
    {
        var chunk = new byte[ExportChunk.Length];
        var length = await content.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false, cancellation);
        return length == chunk.Length ? chunk : chunk[..length];
    }

    /// <summary>The export these bytes already are.</summary>
    private async Task<Receipt?> FindAsync(Export export, byte[] sha256, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var known = await db.Exports.Where(row => row.Sha256 == sha256).Select(row => (long?)row.Id).SingleOrDefaultAsync(cancellation);
        return known is { } id ? new Receipt(id, true, sha256, export.Size) : null;
    }

    /// <summary>Turns the bytes into an export with a run.</summary>
    private async Task<Receipt> FinishAsync(Export export, long stored, byte[] sha256, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        try
        {
            var partitions = await db.TransactionAsync(async () =>
            {
                var accepted = await db.Exports
                    .Where(row => row.Id == export.Id && row.State == ExportState.Receiving && row.Size == stored)
                    .ExecuteUpdateAsync(
                        update => update
                            .SetProperty(row => row.Sha256, sha256)
                            .SetProperty(row => row.Size, export.Size)
                            .SetProperty(row => row.ReceivedAt, export.ReceivedAt)
                            .SetProperty(row => row.State, ExportState.Accepted),
                        cancellation);
                return accepted == 1
                    ? await chain.AddIntakeAsync(db, export.Id, cancellation)
                    : throw new UploadMovedException(export.Id);
            }, cancellation);
            chain.Enqueue(partitions);
            return new Receipt(export.Id, false, sha256, export.Size);
        }
        catch (DbException)
        {
            // The same bytes came in twice at the same moment, and the unique hash let the other one through.
            if (await FindAsync(export, sha256, cancellation) is { } other && other.ExportId != export.Id)
                return other;
            throw;
        }
    }

    /// <summary>Leaves nothing behind of bytes that did not become an export of their own.</summary>
    private async Task ForgetUnlessAcceptedAsync(Export export)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.Exports.Where(row => row.Id == export.Id && row.State == ExportState.Receiving).ExecuteDeleteAsync();
    }
}
