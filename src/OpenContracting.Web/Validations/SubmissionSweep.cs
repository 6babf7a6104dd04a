using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Submissions;

namespace OpenContracting.Web.Validations;

/// <summary>Ends what has outlived its time: reports past their date, documents of processes that died.</summary>
public sealed class SubmissionSweep(SubmissionFolder folder, IDbContextFactory<Db> databases, TimeProvider clock, ILogger<SubmissionSweep> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Six heartbeats.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>No document waits and is read for so long.</summary>
    private static readonly TimeSpan Stray = TimeSpan.FromHours(6);

    /// <summary>Sweeps once; harmless to do in several processes at once.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var silentSince = now - Silence;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Submissions.Where(submission => submission.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        await db.Submissions
            .Where(submission => (submission.State == SubmissionState.Waiting || submission.State == SubmissionState.Running) && submission.SeenAt < silentSince)
            .ExecuteUpdateAsync(set => set
                .SetProperty(submission => submission.State, SubmissionState.Failed)
                .SetProperty(submission => submission.FaultCode, SubmissionRunner.Interrupted)
                .SetProperty(submission => submission.FinishedAt, now), cancellation);
        folder.Sweep(Stray);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
                await SweepOnceAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task SweepOnceAsync(CancellationToken stopping)
    {
        try
        {
            await SweepAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "Sweeping old submissions failed; the next sweep tries again.");
        }
    }
}
