using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Runs;

/// <summary>A partition in the hands of the worker that claimed it.</summary>
public sealed class PartitionWork(
    Run run, RunPartition partition, Guid claim, IDbContextFactory<Db> databases, TimeProvider clock)
{
    public Run Run { get; } = run;

    public RunPartition Partition { get; } = partition;

    internal Guid Claim { get; } = claim;

    /// <summary>
    /// Writes a batch in one transaction, and with it what was done so far. Nothing is written when another worker has
    /// taken the partition over meanwhile: the row of the partition is the fence, and stays locked until the commit.
    /// </summary>
    /// <param name="write">The writes; returns how many things really changed.</param>
    /// <param name="processed">How many things the batch is about.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task<long> CommitAsync(Func<Db, Task<long>> write, long processed, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.TransactionAsync(async () =>
        {
            await FenceAsync(db, processed, cancellation);
            var changed = await write(db);
            if (changed != 0)
                await db.RunPartitions.Where(partition => partition.Id == Partition.Id).ExecuteUpdateAsync(
                    update => update.SetProperty(partition => partition.Changed, partition => partition.Changed + changed),
                    cancellation);
            return changed;
        }, cancellation);
    }

    /// <summary>
    /// Does something to each item. What fails is tried again with the whole partition; what failed in several tries is put
    /// aside with its error, so that one hostile record does not hold up all others.
    /// </summary>
    public async Task<List<TResult>> EachAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, Func<TItem, string> subject, Func<TItem, TResult> work, CancellationToken cancellation)
    {
        var results = new List<TResult>(items.Count);
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                results.Add(work(item));
            }
            catch (Exception failure) when (Partition.Attempts >= PartitionRunner.AttemptsBeforePuttingAside
                                            && failure is not OperationCanceledException)
            {
                await PutAsideAsync(subject(item), failure, cancellation);
            }
        }

        return results;
    }

    private async Task PutAsideAsync(string subject, Exception failure, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.RunFaults.AnyAsync(
            fault => fault.RunId == Run.Id && fault.Stage == Partition.Stage && fault.Subject == subject, cancellation))
            return;
        db.RunFaults.Add(new RunFault
        {
            RunId = Run.Id,
            Stage = Partition.Stage,
            Subject = subject,
            Error = failure.ToString(),
            At = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task FenceAsync(Db db, long processed, CancellationToken cancellation)
    {
        var held = await db.RunPartitions
            .Where(partition => partition.Id == Partition.Id && partition.Claim == Claim)
            .ExecuteUpdateAsync(
                update => update.SetProperty(partition => partition.Processed, partition => partition.Processed + processed),
                cancellation);
        if (held == 0)
            throw new ClaimLostException(Partition.Id);
    }
}
