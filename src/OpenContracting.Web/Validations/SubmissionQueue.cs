using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Validations;

/// <summary>The line of documents in this process: few at a time, one core each, so that the public's use starves neither intake nor readers.</summary>
public sealed class SubmissionQueue(
    InstanceSettings settings, SubmissionRunner runner, IDbContextFactory<Db> databases, TimeProvider clock, ILogger<SubmissionQueue> log)
    : BackgroundService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private readonly Channel<QueuedSubmission> line = Channel.CreateUnbounded<QueuedSubmission>();
    private readonly ConcurrentDictionary<string, QueuedSubmission> present = new();
    private int places;

    /// <summary>Takes a place in line before a document is even read; false when all are taken.</summary>
    public bool TryReserve()
    {
        if (Interlocked.Increment(ref places) <= settings.ValidationsAtOnce + settings.ValidationsWaiting)
            return true;
        Interlocked.Decrement(ref places);
        return false;
    }

    /// <summary>Gives a place back that was not used.</summary>
    public void Release() => Interlocked.Decrement(ref places);

    /// <summary>Puts a document into the place reserved; the task ends with its validation.</summary>
    public Task Enqueue(string id, SpooledDocument document)
    {
        var queued = new QueuedSubmission(id, document.Path, document.Name);
        present[id] = queued;
        line.Writer.TryWrite(queued);
        return queued.Ended.Task;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([BeatAsync(stoppingToken), .. Enumerable.Range(0, settings.ValidationsAtOnce).Select(_ => ConsumeAsync(stoppingToken))]);

    private async Task ConsumeAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var queued in line.Reader.ReadAllAsync(stopping))
                await RunAsync(queued, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What still waits is found dead by the sweep, here or in another process.
        }
    }

    private async Task RunAsync(QueuedSubmission queued, CancellationToken stopping)
    {
        try
        {
            await runner.RunAsync(queued, stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "A submission could not be stored.");
        }
        finally
        {
            present.TryRemove(queued.Id, out _);
            Release();
            File.Delete(queued.Path);
            queued.Ended.TrySetResult();
        }
    }

    /// <summary>Says of those in line that this process still has them.</summary>
    private async Task BeatAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Heartbeat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                if (present.IsEmpty)
                    continue;
                string[] ids = [.. present.Keys];
                var now = clock.GetUtcNow();
                await using var db = await databases.CreateDbContextAsync(stopping);
                await db.Submissions.Where(submission => ids.Contains(submission.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(submission => submission.SeenAt, now), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }
}
