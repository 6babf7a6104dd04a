using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenContracting.Jobs.Exports;
using OpenContracting.Storage;
using OpenContracting.Storage.Pulls;

namespace OpenContracting.Jobs.Pulls;

/// <summary>Fetches what is new at a source; each file becomes an export like one that was pushed.</summary>
/// <remarks>
/// Interrupted at any point it loses nothing: a file counts as fetched only once its export is accepted, and the same bytes twice are
/// one export.
/// </remarks>
public sealed class PullExports(
    IDbContextFactory<Db> databases, ExportIntake intake, PullRules rules, TimeProvider clock, ILogger<PullExports> log)
{
    internal static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>The scheduled pull: not when the source is switched off, left alone after failures, or being pulled already.</summary>
    public Task RunAsync(string name, CancellationToken cancellation) => PullAsync(name, asked: false, cancellation);

    /// <summary>Pulls a source.</summary>
    /// <param name="name">The source.</param>
    /// <param name="asked">True when a person asks for it, who need not wait for the pause after failures to end.</param>
    /// <param name="cancellation">Ends it after the file under way.</param>
    /// <returns>What came of it; null when there was nothing to do.</returns>
    public async Task<PullResult?> PullAsync(string name, bool asked, CancellationToken cancellation)
    {
        if (await ClaimAsync(name, asked, cancellation) is not { } source)
            return null;
        var pull = new PullRun(source, rules, databases, intake, clock, Claim);
        PullException? problem = null;
        DateTimeOffset? certificate = null;
        try
        {
            using var client = new PullClient(source, rules, clock);
            problem = await pull.RunAsync(client, cancellation);
            certificate = client.CertificateExpiresAt;
        }
        catch (PullException failed)
        {
            problem = failed;
        }
        finally
        {
            await EndAsync(source, problem, certificate, cancellation.IsCancellationRequested);
        }

        Telemetry.Pulled(name, problem?.Code);
        if (problem is not null)
            log.LogWarning("Pull {Name} had a problem: {Code}: {Detail}", name, problem.Code, problem.Detail);
        log.LogInformation("Pull {Name}: {Fetched} new, {Unchanged} unchanged, {Absent} absent, {Failed} failed.", name, pull.Fetched, pull.Unchanged, pull.Absent, pull.Failed);
        return new PullResult(pull.Fetched, pull.Unchanged, pull.Absent, pull.Failed, problem?.Code, problem?.Detail);
    }

    /// <summary>Of several workers one pulls.</summary>
    private async Task<PullSource?> ClaimAsync(string name, bool asked, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var claimed = await db.PullSources
            .Where(source => source.Name == name && (source.ClaimedUntil == null || source.ClaimedUntil < now)
                && (asked || (source.Enabled && (source.PausedUntil == null || source.PausedUntil <= now))))
            .ExecuteUpdateAsync(
                update => update.SetProperty(source => source.ClaimedUntil, now + Claim).SetProperty(source => source.StartedAt, now), cancellation);
        return claimed == 0 ? null : await db.PullSources.AsNoTracking().SingleAsync(source => source.Name == name, cancellation);
    }

    private async Task EndAsync(PullSource source, PullException? problem, DateTimeOffset? certificate, bool interrupted)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        if (interrupted)
        {
            await db.PullSources.Where(row => row.Name == source.Name)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null));
            return;
        }

        var failures = problem is null ? 0 : source.Failures + 1;
        var paused = failures < rules.MostFailures ? (DateTimeOffset?)null : now + Pause(failures - rules.MostFailures);
        await db.PullSources.Where(row => row.Name == source.Name).ExecuteUpdateAsync(update => update
            .SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null)
            .SetProperty(row => row.EndedAt, now)
            .SetProperty(row => row.CertificateExpiresAt, certificate)
            .SetProperty(row => row.ProblemCode, problem == null ? null : problem.Code)
            .SetProperty(row => row.Problem, problem == null ? null : problem.Detail)
            .SetProperty(row => row.Failures, failures)
            .SetProperty(row => row.PausedUntil, paused));
    }

    private TimeSpan Pause(int furtherFailures)
    {
        var pause = rules.FirstPause * Math.Pow(2, Math.Min(furtherFailures, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}
