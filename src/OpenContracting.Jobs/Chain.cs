using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenContracting.Jobs.Exports;
using OpenContracting.Jobs.Projects;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Publications.Bulk;
using OpenContracting.Jobs.Releases;
using OpenContracting.Jobs.Runs;
using OpenContracting.Storage;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs;

/// <summary>The order of the jobs, in one place.</summary>
/// <remarks>
/// <code>
/// an intake, one for each export, many at once:     ReadExport ─┐
/// a publication, one at a time, all changes so far: ┌───────────┘
///                                                   └ MergeReleases → GroupProjects → MapProjects → ValidateProjects → Publish
///                                                                                 WriteManifest ← WriteBulkFiles ←┘
/// </code>
/// A stage is cut into partitions, one job each. The run table counts them down, and the partition that takes the count to
/// zero starts the next stage in the same transaction. The queue (Hangfire) only carries the word; what it loses, the
/// <see cref="ChainKeeper"/> finds again in the run table.
/// </remarks>
public sealed class Chain(
    IDbContextFactory<Db> databases, IServiceProvider services, IBackgroundJobClient queue, TimeProvider clock, ILogger<Chain> log)
{
    private static readonly Step[] Steps =
    [
        Step.Of<ReadExport>(RunKind.Intake, RunStage.ReadExport),

        Step.Of<MergeReleases>(RunKind.Publication, RunStage.MergeReleases),
        Step.Of<GroupProjects>(RunKind.Publication, RunStage.GroupProjects),
        Step.Of<MapProjects>(RunKind.Publication, RunStage.MapProjects),
        Step.Of<ValidateProjects>(RunKind.Publication, RunStage.ValidateProjects),
        Step.Of<Publish>(RunKind.Publication, RunStage.Publish),
        Step.Of<WriteBulkFiles>(RunKind.Publication, RunStage.WriteBulkFiles),
        Step.Of<WriteManifest>(RunKind.Publication, RunStage.WriteManifest),
    ];

    /// <summary>How long changes wait for other exports still coming in, so that one publication takes them all.</summary>
    private static readonly TimeSpan LongestGathering = TimeSpan.FromMinutes(10);

    /// <summary>Adds the run of an export, in the transaction that accepts it; <see cref="Enqueue"/> follows the commit.</summary>
    public async Task<IReadOnlyList<RunPartition>> AddIntakeAsync(Db db, long exportId, CancellationToken cancellation)
    {
        var run = new Run
        {
            Kind = RunKind.Intake,
            ExportId = exportId,
            State = RunState.Running,
            Stage = RunStage.ReadExport,
            CreatedAt = clock.GetUtcNow(),
            StartedAt = clock.GetUtcNow(),
        };
        db.Runs.Add(run);
        await db.SaveChangesAsync(cancellation);
        return await EnterAsync(db, run, StepsOf(run), cancellation);
    }

    /// <summary>Has exports that are kept read again, and their releases built anew; the next publication waits until all are.</summary>
    /// <returns>False while another run is under way: it could take half of them in.</returns>
    public async Task<bool> RebuildAsync(IReadOnlyCollection<long> exportIds, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var partitions = await db.TransactionAsync(async () =>
        {
            if (await db.Runs.AnyAsync(run => run.State == RunState.Running, cancellation))
                return null;
            var entered = new List<RunPartition>();
            var runs = await db.Runs.Where(run => run.ExportId != null && exportIds.Contains(run.ExportId.Value)).OrderBy(run => run.ExportId).ToListAsync(cancellation);
            foreach (var run in runs)
            {
                await db.RunPartitions.Where(partition => partition.RunId == run.Id).ExecuteDeleteAsync(cancellation);
                (run.Kind, run.State, run.StartedAt, run.FinishedAt) = (RunKind.Rebuild, RunState.Running, clock.GetUtcNow(), null);
                (run.ErrorCode, run.Error) = (null, null);
                entered.AddRange(await EnterAsync(db, run, StepsOf(run), cancellation));
            }

            return entered;
        }, cancellation);
        if (partitions is null)
            return false;
        Enqueue(partitions);
        return true;
    }

    /// <summary>Asks for a publication of all changes: now, or when the one under way and the exports coming in are done.</summary>
    public async Task RequestPublicationAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.TransactionAsync(() => AddWaitingPublicationAsync(db, cancellation), cancellation);
        await StartPublicationAsync(cancellation);
    }

    /// <summary>Starts the publication that waits, when none is under way and nothing more is coming in.</summary>
    public async Task StartPublicationAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (!await db.Runs.AnyAsync(run => run.Kind == RunKind.Publication && run.State == RunState.Waiting, cancellation))
            return;
        var partitions = await db.TransactionAsync(async () =>
        {
            var now = clock.GetUtcNow();
            var gathered = now - LongestGathering;
            var started = await db.Runs
                .Where(run => run.Kind == RunKind.Publication && run.State == RunState.Waiting
                    && !db.Runs.Any(other => other.Kind == RunKind.Publication && other.State == RunState.Running)
                    // Until it is done, releases are missing.
                    && !db.Runs.Any(other => other.Kind == RunKind.Rebuild && (other.State == RunState.Running || other.State == RunState.Failed))
                    && (run.CreatedAt <= gathered || !db.Runs.Any(other => other.Kind == RunKind.Intake && other.State == RunState.Running)))
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(run => run.State, RunState.Running)
                        .SetProperty(run => run.StartedAt, now),
                    cancellation);
            if (started == 0)
                return [];
            var run = await db.Runs.SingleAsync(run => run.Kind == RunKind.Publication && run.State == RunState.Running, cancellation);
            run.DataAsOf = await DataAsOf.NowAsync(db, now, cancellation);
            return await EnterAsync(db, run, StepsOf(run), cancellation);
        }, cancellation);
        Enqueue(partitions);
    }

    /// <summary>Has a run that was given up tried again; false when it is no such run, or another publication is under way.</summary>
    public async Task<bool> RestartAsync(long runId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var partitions = await db.TransactionAsync(async () =>
        {
            var restarted = await db.Runs
                .Where(run => run.Id == runId && run.State == RunState.Failed
                    && !(run.Kind == RunKind.Publication
                        && db.Runs.Any(other => other.Kind == RunKind.Publication && other.State == RunState.Running)))
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(run => run.State, RunState.Running)
                        .SetProperty(run => run.FinishedAt, (DateTimeOffset?)null),
                    cancellation);
            if (restarted == 0)
                return [];
            await db.RunPartitions
                .Where(partition => partition.RunId == runId && partition.State != PartitionState.Done)
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(partition => partition.State, PartitionState.Pending)
                        .SetProperty(partition => partition.Claim, (Guid?)null)
                        .SetProperty(partition => partition.Attempts, 0)
                        .SetProperty(partition => partition.NotBefore, (DateTimeOffset?)null)
                        .SetProperty(partition => partition.EnqueuedAt, now),
                    cancellation);
            return await db.RunPartitions.AsNoTracking()
                .Where(partition => partition.RunId == runId && partition.State == PartitionState.Pending).ToListAsync(cancellation);
        }, cancellation);
        Enqueue(partitions);
        return partitions.Count > 0;
    }

    /// <summary>Puts jobs for partitions in the queue.</summary>
    public void Enqueue(IEnumerable<RunPartition> partitions)
    {
        foreach (var partition in partitions)
            StepOf(partition.Stage).Enqueue(queue, partition.Id);
    }

    internal async Task CompleteAsync(PartitionWork work, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var next = await db.TransactionAsync(async () =>
        {
            await EndAsync(db, work, PartitionState.Done, null, cancellation);

            // The update locks the run: of two partitions that end at once exactly one sees zero.
            await db.Runs.Where(run => run.Id == work.Run.Id).ExecuteUpdateAsync(
                update => update.SetProperty(run => run.PartitionsLeft, run => run.PartitionsLeft - 1), cancellation);
            var run = await db.Runs.SingleAsync(run => run.Id == work.Run.Id, cancellation);
            return run is { PartitionsLeft: 0, State: RunState.Running }
                ? await EnterAsync(db, run, StepsOf(run).Where(step => step.Stage > run.Stage), cancellation)
                : [];
        }, cancellation);
        Enqueue(next);
        await StartPublicationAsync(cancellation);
    }

    /// <summary>Ends a run on purpose.</summary>
    internal Task StopAsync(PartitionWork work, RunStoppedException stop, CancellationToken cancellation)
    {
        log.LogWarning("Run {Run} stopped: {Code}. {Detail}", work.Run.Id, stop.Code, stop.Message);
        return EndRunAsync(work, RunState.Stopped, PartitionState.Done, stop.Code, stop.Message, cancellation);
    }

    /// <summary>Gives a run up.</summary>
    internal Task FailAsync(PartitionWork work, string code, string error, CancellationToken cancellation)
    {
        log.LogError("Run {Run} failed: {Error}", work.Run.Id, error);
        return EndRunAsync(work, RunState.Failed, PartitionState.Failed, code, error, cancellation);
    }

    /// <summary>Has a failed partition done again after a while.</summary>
    internal async Task RetryAsync(PartitionWork work, string error, TimeSpan wait)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        var held = await db.RunPartitions
            .Where(partition => partition.Id == work.Partition.Id && partition.Claim == work.Claim)
            .ExecuteUpdateAsync(update => update
                .SetProperty(partition => partition.State, PartitionState.Pending)
                .SetProperty(partition => partition.Claim, (Guid?)null)
                .SetProperty(partition => partition.NotBefore, now + wait)
                .SetProperty(partition => partition.EnqueuedAt, now + wait)
                .SetProperty(partition => partition.Error, error));
        // The queue keeps whole seconds and rounds down: without one more it would come too early, find nothing to claim, and be gone.
        if (held == 1)
            StepOf(work.Partition.Stage).Schedule(queue, work.Partition.Id, wait + TimeSpan.FromSeconds(1));
    }

    private async Task EndRunAsync(
        PartitionWork work, RunState state, PartitionState partitionState, string code, string error, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.TransactionAsync(async () =>
        {
            await EndAsync(db, work, partitionState, error, cancellation);
            var run = await db.Runs.SingleAsync(run => run.Id == work.Run.Id, cancellation);
            run.State = state;
            run.ErrorCode = code;
            run.Error = error;
            run.FinishedAt = clock.GetUtcNow();
            await db.SaveChangesAsync(cancellation);
        }, cancellation);
        await StartPublicationAsync(cancellation);
    }

    private async Task EndAsync(
        Db db, PartitionWork work, PartitionState state, string? error, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var held = await db.RunPartitions
            .Where(partition => partition.Id == work.Partition.Id && partition.Claim == work.Claim)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(partition => partition.State, state)
                    .SetProperty(partition => partition.Claim, (Guid?)null)
                    .SetProperty(partition => partition.Error, error)
                    .SetProperty(partition => partition.FinishedAt, now),
                cancellation);
        if (held == 0)
            throw new ClaimLostException(work.Partition.Id);
    }

    /// <summary>Enters the first of the stages that has something to do; ends the run when none has.</summary>
    private async Task<IReadOnlyList<RunPartition>> EnterAsync(
        Db db, Run run, IEnumerable<Step> steps, CancellationToken cancellation)
    {
        foreach (var step in steps)
            if (await EnterAsync(db, run, step, cancellation) is { Count: > 0 } partitions)
                return partitions;

        run.State = RunState.Done;
        run.FinishedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        if (run.Kind != RunKind.Publication)
            await EndIntakeAsync(db, run, cancellation);
        return [];
    }

    private async Task<IReadOnlyList<RunPartition>> EnterAsync(Db db, Run run, Step step, CancellationToken cancellation)
    {
        var stage = (IStage)services.GetRequiredService(step.Job);
        var now = clock.GetUtcNow();
        var partitions = (await stage.PlanAsync(db, run, cancellation)).Select((share, index) => new RunPartition
        {
            RunId = run.Id,
            Stage = step.Stage,
            Number = index + 1,
            From = share.From,
            To = share.To,
            Total = share.Total,
            State = PartitionState.Pending,
            EnqueuedAt = now,
        }).ToList();
        run.Stage = step.Stage;
        run.PartitionsLeft = partitions.Count;
        db.RunPartitions.AddRange(partitions);
        await db.SaveChangesAsync(cancellation);
        return partitions;
    }

    private async Task EndIntakeAsync(Db db, Run run, CancellationToken cancellation)
    {
        var added = await db.RunPartitions
            .Where(partition => partition.RunId == run.Id && partition.Stage == RunStage.ReadExport)
            .SumAsync(partition => partition.Changed, cancellation);
        await db.Exports.Where(export => export.Id == run.ExportId).ExecuteUpdateAsync(
            update => update
                .SetProperty(export => export.State, ExportState.Released)
                .SetProperty(export => export.NewReleases, (int)added),
            cancellation);
        await AddWaitingPublicationAsync(db, cancellation);
    }

    private async Task AddWaitingPublicationAsync(Db db, CancellationToken cancellation)
    {
        // At most one waits: a unique index says so when two intakes end at once.
        await db.Bulk.WriteAsync(db, [new Run
        {
            Kind = RunKind.Publication,
            State = RunState.Waiting,
            Stage = RunStage.MergeReleases,
            CreatedAt = clock.GetUtcNow(),
        }], OnConflict.Keep, cancellation);
    }

    private static IEnumerable<Step> StepsOf(Run run) =>
        Steps.Where(step => step.Kind == (run.Kind == RunKind.Rebuild ? RunKind.Intake : run.Kind));

    private static Step StepOf(RunStage stage) => Steps.Single(step => step.Stage == stage);

    /// <summary>A stage, the job that does it, and how that job is put in the queue.</summary>
    private sealed record Step(
        RunKind Kind, RunStage Stage, Type Job, Action<IBackgroundJobClient, long> Enqueue, Action<IBackgroundJobClient, long, TimeSpan> Schedule)
    {
        public static Step Of<TJob>(RunKind kind, RunStage stage)
            where TJob : IStage =>
            new(
                kind,
                stage,
                typeof(TJob),
                (queue, partitionId) => queue.Enqueue<TJob>(job => job.RunAsync(partitionId, CancellationToken.None)),
                (queue, partitionId, wait) => queue.Schedule<TJob>(job => job.RunAsync(partitionId, CancellationToken.None), wait));
    }
}
