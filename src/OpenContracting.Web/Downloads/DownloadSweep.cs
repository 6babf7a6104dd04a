namespace OpenContracting.Web.Downloads;

/// <summary>Deletes the files of downloads whose time is over, whether or not anybody asks.</summary>
public sealed class DownloadSweep(DownloadDesk desk, TimeProvider clock, ILogger<DownloadSweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
                SweepOnce();
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private void SweepOnce()
    {
        try
        {
            desk.Sweep();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "Sweeping old downloads failed; the next sweep tries again.");
        }
    }
}
