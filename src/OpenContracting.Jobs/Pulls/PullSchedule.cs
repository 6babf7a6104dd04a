using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenContracting.Storage;
using OpenContracting.Storage.Pulls;

namespace OpenContracting.Jobs.Pulls;

/// <summary>Keeps Hangfire's recurring jobs in step with the sources, whoever changes them and in whichever process.</summary>
public sealed class PullSchedule(
    IDbContextFactory<Db> databases, IRecurringJobManager jobs, JobStorage queue, TimeProvider clock, ILogger<PullSchedule> log)
    : BackgroundService
{
    private const string Prefix = "pull:";
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    /// <summary>Schedules a source, or takes it off the schedule when it is switched off.</summary>
    /// <exception cref="ArgumentException">Its cron expression is none.</exception>
    public void Apply(PullSource source)
    {
        if (source.Enabled)
            jobs.AddOrUpdate<PullExports>(
                Prefix + source.Name, job => job.RunAsync(source.Name, CancellationToken.None), source.Cron,
                new RecurringJobOptions { TimeZone = PanamaTime.Zone, MisfireHandling = MisfireHandlingMode.Relaxed });
        else
            jobs.RemoveIfExists(Prefix + source.Name);
    }

    /// <summary>One look at the sources.</summary>
    public async Task RoundAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var sources = await db.PullSources.AsNoTracking().ToListAsync(cancellation);
        foreach (var source in sources)
            Apply(source);
        using var connection = queue.GetConnection();
        foreach (var job in connection.GetRecurringJobs())
            if (job.Id.StartsWith(Prefix, StringComparison.Ordinal) && sources.All(source => Prefix + source.Name != job.Id))
                jobs.RemoveIfExists(job.Id);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        do
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "The sources could not be looked at; next try in {Seconds} s.", Round.TotalSeconds);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
