using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Jobs.Releases;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs;

/// <summary>Finds in the run table what the queue has lost: after a crash, a restart, a worker that vanished.</summary>
public sealed class ChainKeeper(
    IDbContextFactory<Db> databases, Chain chain, StorageOptions storage, WorkerSettings settings, IHostApplicationLifetime lifetime,
    Func<Publisher> publisher, ChangedTables tables, TimeProvider clock, ILogger<ChainKeeper> log)
    : BackgroundService
{
    /// <summary>An upload that has not ended by then never will.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromDays(1);

    private readonly DateTimeOffset started = clock.GetUtcNow();
    private DateTimeOffset day;
    private (DateTimeOffset Now, long Timestamp)? looked;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!storage.IsPostgreSql)
            await FreeEverythingAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Jobs write addresses, and without a setting the address is known only when the server listens.
        await StartedAsync(stoppingToken);
        using var timer = new PeriodicTimer(settings.Heartbeat, clock);
        do
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "The run table could not be looked at; next try in {Seconds} s.", settings.Heartbeat.TotalSeconds);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task StartedAsync(CancellationToken cancellation)
    {
        var listening = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(cancellation);
    }

    /// <summary>One look at the run table.</summary>
    public async Task RoundAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        if (looked is { } last && now < last.Now + clock.GetElapsedTime(last.Timestamp) - settings.Lease)
            await ForgetTheFutureAsync(db, now, cancellation);
        looked = (now, clock.GetTimestamp());
        var lost = now - settings.LongestInQueue;
        var partitions = await db.RunPartitions.AsNoTracking()
            .Where(partition => db.Runs.Any(run => run.Id == partition.RunId && run.State == RunState.Running)
                && ((partition.State == PartitionState.Running && partition.ClaimedUntil < now)
                    || (partition.State == PartitionState.Pending && partition.EnqueuedAt < lost
                        && !db.RunPartitions.Any(other => other.RunId == partition.RunId
                            && other.State == PartitionState.Running && other.ClaimedUntil >= now))))
            .OrderBy(partition => partition.Id)
            .ToListAsync(cancellation);
        foreach (var partition in partitions)
        {
            // Of several keepers one enqueues.
            var enqueues = await db.RunPartitions
                .Where(other => other.Id == partition.Id && other.EnqueuedAt == partition.EnqueuedAt)
                .ExecuteUpdateAsync(update => update.SetProperty(other => other.EnqueuedAt, now), cancellation);
            if (enqueues == 1)
                chain.Enqueue([partition]);
        }

        await tables.RebuildAsync(cancellation);
        await chain.StartPublicationAsync(cancellation);
        await FollowTheDayAsync(db, now, cancellation);
        await SweepAsync(db, now - LongestUpload, now, cancellation);
    }

    /// <summary>Periods begin and end with the days: at the start and once a day the projects whose statuses that changes are published again.</summary>
    private async Task FollowTheDayAsync(Db db, DateTimeOffset now, CancellationToken cancellation)
    {
        var midnight = DataAsOf.Midnight(now);
        if (midnight <= day)
            return;
        // The operator may have set the prefix that was given at last: ids change then, and nothing else would start that.
        var prefix = publisher().ProjectPrefix + "-";
        if (await db.ProjectPlans.AnyAsync(plan => plan.Live && (plan.NextStatusChange <= midnight || !plan.ProjectId.StartsWith(prefix)), cancellation))
            await chain.RequestPublicationAsync(cancellation);
        day = midnight;
    }

    /// <summary>
    /// This machine's clock went back: what it wrote down as a time to come would be waited for as long as it was ahead. A claim that lives
    /// is renewed by its worker; the fence keeps right whoever is taken for dead too early.
    /// </summary>
    private async Task ForgetTheFutureAsync(Db db, DateTimeOffset now, CancellationToken cancellation)
    {
        log.LogWarning("The clock went back; waits and claims that reach too far are cut short.");
        var latest = now + settings.Lease;
        await db.RunPartitions.Where(partition => partition.State == PartitionState.Pending && (partition.NotBefore > latest || partition.EnqueuedAt > latest))
            .ExecuteUpdateAsync(
                update => update.SetProperty(partition => partition.NotBefore, (DateTimeOffset?)null).SetProperty(partition => partition.EnqueuedAt, DateTimeOffset.UnixEpoch),
                cancellation);
        if (storage.IsPostgreSql)
            await db.RunPartitions.Where(partition => partition.State == PartitionState.Running && partition.ClaimedUntil > latest)
                .ExecuteUpdateAsync(update => update.SetProperty(partition => partition.ClaimedUntil, (DateTimeOffset?)latest), cancellation);
        await db.PullSources.Where(source => source.ClaimedUntil > now + PullExports.Claim)
            .ExecuteUpdateAsync(update => update.SetProperty(source => source.ClaimedUntil, (DateTimeOffset?)null), cancellation);
    }

    /// <summary>On SQLite the process before this one is gone, and its queue and its claims with it.</summary>
    private async Task FreeEverythingAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.RunPartitions
            .Where(partition => partition.State == PartitionState.Pending || partition.State == PartitionState.Running)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(partition => partition.State, PartitionState.Pending)
                    .SetProperty(partition => partition.Claim, (Guid?)null)
                    .SetProperty(partition => partition.NotBefore, (DateTimeOffset?)null)
                    .SetProperty(partition => partition.EnqueuedAt, DateTimeOffset.UnixEpoch),
                cancellation);
        await SweepAsync(db, started, started, cancellation);
    }

    private static async Task SweepAsync(Db db, DateTimeOffset begunBefore, DateTimeOffset now, CancellationToken cancellation)
    {
        // An upload by pieces outlives requests and processes: its sender goes on with it.
        await db.ExportUploads.Where(upload => upload.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
        await db.Exports
            .Where(export => export.State == ExportState.Receiving && export.ReceivedAt < begunBefore && !db.ExportUploads.Any(upload => upload.ExportId == export.Id))
            .ExecuteDeleteAsync(cancellation);
    }
}
