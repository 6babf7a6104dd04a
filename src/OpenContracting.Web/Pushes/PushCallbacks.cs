using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Pushes;
using OpenContracting.Web.Api;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Webhooks;

namespace OpenContracting.Web.Pushes;

/// <summary>Tells senders at their key's webhook what became of an export: signed with the key's SHA-256, which only they and we have.</summary>
public sealed class PushCallbacks(
    IDbContextFactory<Db> databases, WebhookSender webhooks, PublicAddress address, IHostApplicationLifetime lifetime, IOptions<JsonOptions> json,
    TimeProvider clock, ILogger<PushCallbacks> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);
    private const int MostAttempts = 12;
    private const int KeysAtOnce = 8;
    private const int MostOfAKey = 50;

    /// <summary>Has the sender told, when the export is done with.</summary>
    public async Task RequestAsync(PublisherKey key, long exportId, CancellationToken cancellation)
    {
        if (key.Webhook is null)
            return;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.PushCallbacks.AnyAsync(callback => callback.ExportId == exportId && callback.KeyId == key.Id, cancellation))
            return;
        db.PushCallbacks.Add(new PushCallback { ExportId = exportId, KeyId = key.Id, NextAttemptAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The same bytes came twice at the same moment.
        }
    }

    /// <summary>Sends what is due.</summary>
    public async Task RoundAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var keys = await Due(db, now).Select(callback => callback.KeyId).Distinct().ToListAsync(cancellation);
        // A webhook that does not answer holds up its own key alone.
        await Parallel.ForEachAsync(
            keys, new ParallelOptions { MaxDegreeOfParallelism = KeysAtOnce, CancellationToken = cancellation },
            async (key, token) => await RoundAsync(key, now, token));
    }

    private static IQueryable<PushCallback> Due(Db db, DateTimeOffset now) => db.PushCallbacks.AsNoTracking()
        .Where(callback => callback.DeliveredAt == null && callback.NextAttemptAt <= now && callback.Attempts < MostAttempts
            && db.Exports.Any(export => export.Id == callback.ExportId && (export.State == ExportState.Released || export.State == ExportState.Refused)));

    private async Task RoundAsync(long keyId, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        foreach (var callback in await Due(db, now).Where(callback => callback.KeyId == keyId).OrderBy(callback => callback.NextAttemptAt).Take(MostOfAKey).ToListAsync(cancellation))
        {
            var next = now + Wait(callback.Attempts);
            // Of several processes one sends.
            if (await db.PushCallbacks.Where(row => row.ExportId == callback.ExportId && row.KeyId == callback.KeyId && row.Attempts == callback.Attempts)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.Attempts, row => row.Attempts + 1).SetProperty(row => row.NextAttemptAt, next), cancellation) == 1
                && !await SendAsync(db, callback, cancellation))
                return;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitForStartAsync(stoppingToken);
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Senders could not be told; next try in {Seconds} s.", Round.TotalSeconds);
            }
        }
    }

    private static TimeSpan Wait(int attempts)
    {
        var wait = TimeSpan.FromSeconds(30) * Math.Pow(2, attempts);
        return wait < LongestWait ? wait : LongestWait;
    }

    /// <returns>False when it did not get through.</returns>
    private async Task<bool> SendAsync(Db db, PushCallback callback, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var key = await db.PublisherKeys.AsNoTracking().SingleAsync(row => row.Id == callback.KeyId, cancellation);
        string? problem = null;
        DateTimeOffset? delivered = null;
        try
        {
            if (key is { Webhook: { } webhook, RevokedAt: null } && !(key.ExpiresAt <= now) && await ExportReport.OfAsync(new StatusReport(db), callback.ExportId, "es", cancellation) is { } report)
                await webhooks.PostAsync(
                    new Uri(webhook),
                    JsonSerializer.SerializeToUtf8Bytes(new { Event = "export-done", Status = address.Of($"/api/v1/exports/{callback.ExportId}"), Report = report }, json.Value.SerializerOptions),
                    key.Hash, cancellation);
            delivered = clock.GetUtcNow();
        }
        catch (PullException refused)
        {
            problem = refused.Code;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(failure, "The sender of export {Export} could not be told.", callback.ExportId);
            problem = "failed";
        }

        await db.PushCallbacks.Where(row => row.ExportId == callback.ExportId && row.KeyId == callback.KeyId).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.DeliveredAt, delivered).SetProperty(row => row.ProblemCode, problem), cancellation);
        return problem is null;
    }
}
