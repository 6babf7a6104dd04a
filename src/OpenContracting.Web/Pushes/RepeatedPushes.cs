using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Pushes;

namespace OpenContracting.Web.Pushes;

/// <summary>What was pushed under an <c>Idempotency-Key</c>, for a week.</summary>
public sealed class RepeatedPushes(IDbContextFactory<Db> databases, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>A push that has not ended by then is taken for broken off. Should it end after all, the same bytes are one export.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Begins a push.</summary>
    public async Task<RepeatedPush> BeginAsync(long keyId, string idempotencyKey, string fingerprint, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var (old, broken) = (now - Kept, now - Patience);
        await db.PushRequests.Where(request => request.At < old).ExecuteDeleteAsync(cancellation);
        var known = await db.PushRequests.AsNoTracking().SingleOrDefaultAsync(request => request.KeyId == keyId && request.IdempotencyKey == idempotencyKey, cancellation);
        if (known is null)
        {
            db.PushRequests.Add(new PushRequest { KeyId = keyId, IdempotencyKey = idempotencyKey, Fingerprint = fingerprint, At = now });
            try
            {
                await db.SaveChangesAsync(cancellation);
                return new RepeatedPush(RepeatedPush.Answer.New, Since: now);
            }
            catch (DbUpdateException)
            {
                return RepeatedPush.UnderWay; // The other of two came at the same moment.
            }
        }

        if (known.Fingerprint != fingerprint)
            return RepeatedPush.Different;
        if (known.ExportId is { } export)
            return new RepeatedPush(RepeatedPush.Answer.Known, export);
        return await db.PushRequests
            .Where(request => request.KeyId == keyId && request.IdempotencyKey == idempotencyKey && request.ExportId == null && request.At < broken)
            .ExecuteUpdateAsync(update => update.SetProperty(request => request.At, now), cancellation) == 1
                ? new RepeatedPush(RepeatedPush.Answer.New, Since: now)
                : RepeatedPush.UnderWay;
    }

    /// <summary>Notes what the push became; null when it was refused and may come again.</summary>
    /// <remarks>One that took so long that another has taken its place leaves the word to that one.</remarks>
    public async Task EndAsync(long keyId, string idempotencyKey, DateTimeOffset since, long? exportId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var request = db.PushRequests.Where(request => request.KeyId == keyId && request.IdempotencyKey == idempotencyKey && request.At == since);
        if (exportId is null)
            await request.Where(row => row.ExportId == null).ExecuteDeleteAsync();
        else
            await request.ExecuteUpdateAsync(update => update.SetProperty(row => row.ExportId, exportId));
    }
}
