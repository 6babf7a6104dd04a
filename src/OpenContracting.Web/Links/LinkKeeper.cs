using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Links;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Links;

/// <summary>Asks the addresses of published documents, some in every hour, and keeps what they answered.</summary>
/// <remarks>
/// Each answer is a row as soon as it came, and says when it may be asked again: a process that ends goes on where it was. A server that does not answer at
/// all, or wants to be left in peace, is told for all of its addresses at once and asked again the next day, by one request.
/// </remarks>
public sealed class LinkKeeper(
    IDbContextFactory<Db> databases, IServiceScopeFactory scopes, LinkSettings settings, LinkRules rules, PublicAddress address, IHostApplicationLifetime lifetime,
    TimeProvider clock, ILogger<LinkKeeper> log) : BackgroundService
{
    private const string ListTurn = "link-checks.list";
    private const string RoundTurn = "link-checks.round";
    private const int HostsAtOnce = 4;

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <summary>No new question after it, so that a round ends before the next begins, here or elsewhere.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(45);

    /// <summary>Asks what is due; returns how many addresses have an answer now.</summary>
    public async Task<int> RoundAsync(CancellationToken cancellation)
    {
        await ListAsync(cancellation);
        var (began, now) = (clock.GetTimestamp(), clock.GetUtcNow());
        List<string> hosts;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            hosts = await db.LinkChecks.Where(check => check.DueAt <= now).Select(check => check.Host).Distinct().ToListAsync(cancellation);
        using var checker = new LinkChecker(rules, address.Of(PageAddress.About.Spanish), clock);
        var told = 0;
        await Parallel.ForEachAsync(hosts, new ParallelOptions { MaxDegreeOfParallelism = HostsAtOnce, CancellationToken = cancellation }, async (host, cancellation) =>
            Interlocked.Add(ref told, await AskHostAsync(checker, host, began, cancellation)));
        return told;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitForStartAsync(stoppingToken);
        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                // What a publication brought is listed soon, so that it is told as not checked yet.
                if (await Turn.TakeAsync(databases, clock, ListTurn, Look / 2, stoppingToken))
                    await ListAsync(stoppingToken);
                if (await Turn.TakeAsync(databases, clock, RoundTurn, Round, stoppingToken))
                    await RoundAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or DbUpdateException)
            {
                log.LogWarning(failure, "Addresses of documents could not be looked after; the next round goes on.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ListAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LinkListing>().UpdateAsync(cancellation);
    }

    private async Task<int> AskHostAsync(LinkChecker checker, string host, long began, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var yesterday = clock.GetUtcNow().AddDays(-1);
        var left = settings.PerHostAndDay - await db.LinkChecks.CountAsync(check => check.Host == host && check.CheckedAt > yesterday, cancellation);
        var told = 0;
        for (; left > 0 && clock.GetElapsedTime(began) < LongestRound; left--)
        {
            var now = clock.GetUtcNow();
            var due = db.LinkChecks.Where(check => check.Host == host && check.DueAt <= now);
            // Those that waited longest, so that one address that always says it is busy does not keep the others from being asked.
            if (await due.OrderBy(check => check.CheckedAt != null).ThenBy(check => check.CheckedAt).ThenBy(check => check.Address).Select(check => check.Address).FirstOrDefaultAsync(cancellation) is not { } next)
                break;
            var answer = await checker.CheckAsync(new Uri(next), cancellation);
            told += await NoteAsync(answer.OfHost ? due : db.LinkChecks.Where(check => check.Address == next), answer, cancellation);
            if (answer.Rest is not { } rest)
                continue;
            var until = clock.GetUtcNow() + rest;
            await db.LinkChecks.Where(check => check.Host == host && check.DueAt < until)
                .ExecuteUpdateAsync(set => set.SetProperty(check => check.DueAt, until), cancellation);
            break;
        }

        return told;
    }

    private Task<int> NoteAsync(IQueryable<LinkCheck> checks, LinkAnswer answer, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var again = now.Value + (answer.Rest ?? TimeSpan.FromDays(settings.RecheckDays));
        LinkOutcome? outcome = answer.Outcome;
        return checks.ExecuteUpdateAsync(
            set => set.SetProperty(check => check.Outcome, outcome).SetProperty(check => check.Status, answer.Status).SetProperty(check => check.Cause, answer.Cause)
                .SetProperty(check => check.CheckedAt, now).SetProperty(check => check.DueAt, again),
            cancellation);
    }
}
