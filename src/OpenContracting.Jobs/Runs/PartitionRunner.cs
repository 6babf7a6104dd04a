using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenContracting.Storage;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Runs;

/// <summary>Claims a partition, has it done, and writes down how that ended.</summary>
/// <remarks>
/// Why a repeat is harmless. One after the other: a partition that is done cannot be claimed, and one that was cut short
/// starts again with batches that were written so that writing them twice is the same as once. At once: only one of two
/// workers gets the claim; when a worker was thought dead and is not, its claim is gone and its next batch fails the fence
/// (<see cref="PartitionWork.CommitAsync"/>). So clocks decide how soon work is taken over, never whether it is right.
/// </remarks>
public sealed class PartitionRunner(
    IDbContextFactory<Db> databases, Chain chain, StorageOptions storage, WorkerSettings settings, TimeProvider clock,
    ILogger<PartitionRunner> log)
{
    /// <summary>Failures, deaths of workers included, after which a partition is given up and its run fails.</summary>
    public const int MostAttempts = 12;

    /// <summary>Attempts after which single things that fail are put aside.</summary>
    public const int AttemptsBeforePuttingAside = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public async Task RunAsync(
        RunStage stage, long partitionId, Func<PartitionWork, CancellationToken, Task> run, CancellationToken stopping)
    {
        if (await ClaimAsync(stage, partitionId, stopping) is not { } work)
            return;

        using var measured = Telemetry.Partition(work);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var heartbeat = BeatAsync(work, lost);
        try
        {
            await run(work, lost.Token);
            await chain.CompleteAsync(work, stopping);
            measured.Outcome = "done";
        }
        catch (RunStoppedException stop)
        {
            await chain.StopAsync(work, stop, stopping);
            measured.Outcome = "stopped";
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            await GiveBackAsync(work);
            measured.Outcome = "given-back";
            throw;
        }
        catch (Exception end) when (end is ClaimLostException || lost.IsCancellationRequested)
        {
            log.LogWarning("Partition {Partition} of run {Run} was taken over by another worker.", partitionId, work.Run.Id);
            measured.Outcome = "taken-over";
        }
        catch (Exception failure)
        {
            await InsistAsync(() => FailAsync(work, failure), stopping);
            throw;
        }
        finally
        {
            await lost.CancelAsync();
            await heartbeat;
        }
    }

    private async Task<PartitionWork?> ClaimAsync(RunStage stage, long partitionId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var claim = Guid.NewGuid();
        var claimed = await db.RunPartitions
            .Where(partition => partition.Id == partitionId && partition.Stage == stage
                && ((partition.State == PartitionState.Pending && (partition.NotBefore == null || partition.NotBefore <= now))
                    || (partition.State == PartitionState.Running && partition.ClaimedUntil < now))
                && db.Runs.Any(run => run.Id == partition.RunId && run.State == RunState.Running))
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(partition => partition.State, PartitionState.Running)
                    .SetProperty(partition => partition.Claim, claim)
                    .SetProperty(partition => partition.ClaimedUntil, Until(now))
                    .SetProperty(partition => partition.Worker, $"{Environment.MachineName}:{Environment.ProcessId}")
                    .SetProperty(partition => partition.Attempts, partition => partition.Attempts + 1)
                    .SetProperty(partition => partition.StartedAt, partition => partition.StartedAt ?? now),
                cancellation);
        if (claimed == 0)
            return null;

        var taken = await db.RunPartitions.AsNoTracking().SingleAsync(partition => partition.Id == partitionId, cancellation);
        var run = await db.Runs.AsNoTracking().SingleAsync(run => run.Id == taken.RunId, cancellation);
        var work = new PartitionWork(run, taken, claim, databases, clock);
        if (taken.Attempts <= MostAttempts)
            return work;

        // It ended no attempt, not even with an error: whatever it holds kills the process that touches it.
        await chain.FailAsync(work, "attempts-used-up", $"Begun {MostAttempts} times and never finished.", cancellation);
        return null;
    }

    /// <summary>Tells the others that the worker is alive; cancels the work when the claim is gone.</summary>
    private async Task BeatAsync(PartitionWork work, CancellationTokenSource lost)
    {
        // On SQLite there is one process: nobody else could take the claim.
        if (!storage.IsPostgreSql)
            return;

        using var timer = new PeriodicTimer(settings.Heartbeat, clock);
        while (!lost.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(lost.Token);
                await using var db = await databases.CreateDbContextAsync(lost.Token);
                var held = await db.RunPartitions
                    .Where(partition => partition.Id == work.Partition.Id && partition.Claim == work.Claim)
                    .ExecuteUpdateAsync(
                        update => update.SetProperty(partition => partition.ClaimedUntil, Until(clock.GetUtcNow())), lost.Token);
                if (held == 0)
                    await lost.CancelAsync();
            }
            catch (OperationCanceledException)
            {
                // The work is over.
            }
            catch (Exception failure)
            {
                // The database is away. The work will notice by itself, and the fence keeps it right.
                log.LogWarning(failure, "No heartbeat for partition {Partition}.", work.Partition.Id);
            }
        }
    }

    /// <summary>Hands a partition back when the process is asked to stop: that is no failure.</summary>
    private async Task GiveBackAsync(PartitionWork work)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.RunPartitions
            .Where(partition => partition.Id == work.Partition.Id && partition.Claim == work.Claim)
            .ExecuteUpdateAsync(update => update
                .SetProperty(partition => partition.State, PartitionState.Pending)
                .SetProperty(partition => partition.Claim, (Guid?)null)
                .SetProperty(partition => partition.Attempts, partition => partition.Attempts - 1)
                .SetProperty(partition => partition.EnqueuedAt, DateTimeOffset.UnixEpoch));
    }

    /// <summary>
    /// Writes down how an attempt ended, however long it takes. A full disk takes no such note either; on SQLite, where claims do not
    /// run out, the partition would then be taken for running until the process is started again.
    /// </summary>
    private async Task InsistAsync(Func<Task> write, CancellationToken stopping)
    {
        for (var wait = TimeSpan.FromSeconds(1); ; wait = wait < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                log.LogWarning(failure, "The end of an attempt could not be written down; next try in {Seconds} s.", wait.TotalSeconds);
                await Task.Delay(wait, clock, stopping);
            }
        }
    }

    private async Task FailAsync(PartitionWork work, Exception failure)
    {
        if (work.Partition.Attempts >= MostAttempts)
        {
            await chain.FailAsync(work, "attempts-used-up", failure.ToString(), CancellationToken.None);
            return;
        }

        // 2, 4, 8 … seconds, at most five minutes: long enough for a database to come back.
        var wait = TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, work.Partition.Attempts)));
        await chain.RetryAsync(work, failure.ToString(), wait);
    }

    private DateTimeOffset? Until(DateTimeOffset now) => storage.IsPostgreSql ? now + settings.Lease : DateTimeOffset.MaxValue.AddTicks(-1);
}
