using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Pushes;

namespace OpenContracting.Jobs.Exports;

/// <summary>Exports that come in by pieces: what has arrived stays, whatever breaks, and the sender goes on from there.</summary>
public sealed class ExportUploads(IDbContextFactory<Db> databases, ExportIntake intake, TimeProvider clock)
{
    /// <summary>How long an upload waits for its next piece.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Uploads of one key that may be open at once.</summary>
    public const int MostOpen = 8;

    /// <summary>How long a request is taken to be writing without a sign of life.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    /// <summary>How often a request that finds another one writing asks again, and after what pause: four seconds in all.</summary>
    private const int HoldTries = 41;

    private static readonly TimeSpan HoldPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The upload that the same key began with the same bytes, and that broke off; null when there is none.</summary>
    /// <param name="delivery">What is known of the export; without its hash nothing is found.</param>
    /// <param name="keyId">The key it comes by.</param>
    /// <param name="length">Bytes of the whole; null when unknown.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<UploadState?> FindAsync(Delivery delivery, long keyId, long? length, CancellationToken cancellation)
    {
        if (delivery.Sha256 is not { } sha256)
            return null;
        var name = ExportIntake.NameOf(delivery);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.ExportUploads.AsNoTracking()
            .Where(upload => upload.KeyId == keyId && upload.Sha256 == sha256 && upload.Length == length && upload.ExpiresAt > now
                && db.Exports.Any(export => export.Id == upload.ExportId && export.State == ExportState.Receiving && export.Name == name
                    && export.Source == delivery.Source && export.Institution == delivery.Institution && export.Period == delivery.Period && export.Licence == delivery.Licence))
            .Select(upload => (Guid?)upload.Id).FirstOrDefaultAsync(cancellation) is { } known ? await FindAsync(known, keyId, cancellation) : null;
    }

    /// <summary>Begins an upload; null when the key has as many open as it may.</summary>
    /// <param name="delivery">What is known of the export.</param>
    /// <param name="keyId">The key it comes by.</param>
    /// <param name="length">Bytes of the whole; null when unknown.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<UploadState?> BeginAsync(Delivery delivery, long keyId, long? length, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            if (await db.ExportUploads.CountAsync(
                upload => upload.KeyId == keyId && upload.ExpiresAt > now
                    && db.Exports.Any(export => export.Id == upload.ExportId && export.State == ExportState.Receiving), cancellation) >= MostOpen)
                return null;

        var begun = await intake.BeginAsync(delivery, cancellation);
        var row = new ExportUpload { Id = Guid.NewGuid(), ExportId = begun.Id, KeyId = keyId, Sha256 = delivery.Sha256, Length = length, ExpiresAt = now + Patience };
        await using var writing = await databases.CreateDbContextAsync(cancellation);
        writing.ExportUploads.Add(row);
        await writing.SaveChangesAsync(cancellation);
        return new UploadState(row.Id, begun.Id, 0, length, row.ExpiresAt, IsDone: false);
    }

    /// <summary>How far an upload has come; null when there is none, or it is another key's.</summary>
    public async Task<UploadState?> FindAsync(Guid id, long keyId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        return await db.ExportUploads.AsNoTracking().Where(upload => upload.Id == id && upload.KeyId == keyId && upload.ExpiresAt > now)
            .Join(db.Exports, upload => upload.ExportId, export => export.Id, (upload, export) => new UploadState(
                upload.Id, export.Id, export.Size, upload.Length, upload.ExpiresAt, export.State != ExportState.Receiving))
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Adds bytes at an offset. When they break off, those that came are kept.</summary>
    /// <returns>Bytes there are now.</returns>
    /// <exception cref="UploadMovedException">Another request writes, or the upload stands elsewhere.</exception>
    public async Task<long> AppendAsync(UploadState upload, long offset, Stream content, long largest, CancellationToken cancellation)
    {
        if (upload.Offset != offset || upload.IsDone)
            throw new UploadMovedException(upload.ExportId);
        var hold = await HoldAsync(upload, cancellation);
        try
        {
            return await AppendAsync(hold, offset, content, Math.Min(largest, upload.Length ?? long.MaxValue), cancellation);
        }
        finally
        {
            await ReleaseAsync(hold);
        }
    }

    /// <summary>Makes an export of what has come.</summary>
    /// <exception cref="DifferentHashException">It is not what was announced; the upload is gone.</exception>
    /// <exception cref="UploadMovedException">Another request writes or ends it, or the upload is gone.</exception>
    public async Task<Receipt> EndAsync(UploadState upload, CancellationToken cancellation)
    {
        // The answer to the last request may have been lost: said again, not done again.
        if (upload.IsDone)
            return await intake.ReceiptOfAsync(upload.ExportId, cancellation);
        var hold = await HoldAsync(upload, cancellation);
        try
        {
            return await EndHeldAsync(upload, cancellation);
        }
        finally
        {
            await ReleaseAsync(hold);
        }
    }

    private async Task<Receipt> EndHeldAsync(UploadState upload, CancellationToken cancellation)
    {
        Export? export;
        byte[]? announced;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            export = await db.Exports.AsNoTracking().SingleOrDefaultAsync(row => row.Id == upload.ExportId && row.Size == upload.Offset, cancellation);
            announced = await db.ExportUploads.Where(row => row.Id == upload.Id).Select(row => row.Sha256).SingleOrDefaultAsync(cancellation);
        }

        if (export is null || export.State != ExportState.Receiving)
            throw new UploadMovedException(upload.ExportId);
        byte[] sha256;
        await using (var stream = new ExportStream(databases, export))
            sha256 = await SHA256.HashDataAsync(stream, cancellation);
        if (announced is not null && !announced.AsSpan().SequenceEqual(sha256))
        {
            await ForgetAsync(upload, cancellation);
            throw new DifferentHashException(announced, sha256);
        }

        // It came in now, however long its pieces took: that is how a day's exports are counted.
        export.ReceivedAt = clock.GetUtcNow();
        var receipt = await intake.EndAsync(export, export.Size, sha256, cancellation);
        if (receipt.ExportId != export.Id)
            await ForgetAsync(upload, cancellation);
        return receipt;
    }

    /// <summary>Gives an upload up; nothing of it is kept.</summary>
    public async Task ForgetAsync(UploadState upload, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Exports.Where(row => row.Id == upload.ExportId && row.State == ExportState.Receiving).ExecuteDeleteAsync(cancellation);
    }

    // A sender whose line broke goes on at once, while the request that broke may still be writing what it got.
    private async Task<Hold> HoldAsync(UploadState upload, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var now = clock.GetUtcNow();
            var hold = new Hold(upload.Id, upload.ExportId) { Until = now + Claim };
            await using (var db = await databases.CreateDbContextAsync(cancellation))
                if (await db.ExportUploads.Where(row => row.Id == upload.Id && (row.ClaimedUntil == null || row.ClaimedUntil < now))
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.ClaimedUntil, hold.Until), cancellation) == 1)
                    return hold;
            if (tries == HoldTries)
                throw new UploadMovedException(upload.ExportId);
            await Task.Delay(HoldPause, cancellation);
        }
    }

    // A request that was silent for too long may have lost its hold to another, which keeps it.
    private async Task ReleaseAsync(Hold hold)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await db.ExportUploads.Where(row => row.Id == hold.Id && row.ClaimedUntil == hold.Until)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null), CancellationToken.None);
    }

    private async Task<long> AppendAsync(Hold hold, long offset, Stream content, long largest, CancellationToken cancellation)
    {
        var buffer = new byte[ExportChunk.Length];
        while (true)
        {
            // The last chunk may be a part of one: it is filled up, and written anew.
            var (number, begins) = ((int)(offset / ExportChunk.Length), (int)(offset % ExportChunk.Length));
            if (begins > 0)
                await ReadChunkAsync(hold.ExportId, number, begins, buffer, cancellation);
            var length = begins;
            Exception? broken = null;
            try
            {
                for (int read; length < buffer.Length && (read = await content.ReadAsync(buffer.AsMemory(length), cancellation)) > 0;)
                    length += read;
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException)
            {
                broken = failure;
            }

            var come = length - begins;
            if (offset + come > largest)
                throw new UploadTooLargeException(largest);
            if (come > 0)
                await WriteAsync(hold, offset, new ExportChunk { ExportId = hold.ExportId, Number = number, Bytes = buffer[..length] }, come);
            offset += come;
            if (broken is not null)
                throw broken;
            if (length < buffer.Length)
                return offset;
        }
    }

    private async Task ReadChunkAsync(long exportId, int number, int length, byte[] buffer, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var part = await db.ExportChunks.Where(chunk => chunk.ExportId == exportId && chunk.Number == number).Select(chunk => chunk.Bytes).SingleOrDefaultAsync(cancellation);
        if (part?.Length != length)
            throw new UploadMovedException(exportId);
        part.CopyTo(buffer, 0);
    }

    // Not to be given up half-way: what a sender whose line broke has got through is what this is for.
    private async Task WriteAsync(Hold hold, long offset, ExportChunk chunk, int come)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        await db.TransactionAsync(async () =>
        {
            // The hold and the size are the fence: of two requests that write at once one finds them moved.
            if (await db.ExportUploads.Where(row => row.Id == hold.Id && row.ClaimedUntil == hold.Until).ExecuteUpdateAsync(
                    update => update.SetProperty(row => row.ClaimedUntil, now + Claim).SetProperty(row => row.ExpiresAt, now + Patience), CancellationToken.None) != 1
                || await db.Exports.Where(row => row.Id == hold.ExportId && row.State == ExportState.Receiving && row.Size == offset)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.Size, offset + come), CancellationToken.None) != 1)
                throw new UploadMovedException(hold.ExportId);
            await db.Bulk.WriteAsync(db, [chunk], OnConflict.Replace, CancellationToken.None);
        }, CancellationToken.None);
        hold.Until = now + Claim;
    }

    /// <summary>One request's right to write, and the time by which it is told from another's.</summary>
    private sealed class Hold(Guid id, long exportId)
    {
        public Guid Id => id;

        public long ExportId => exportId;

        public DateTimeOffset Until { get; set; }
    }
}
