using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Usage;
using OpenContracting.Storage;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Usage;

namespace OpenContracting.Web.Usage;

/// <summary>Counts what the collector hands over, and adds it to the days once a minute; what a process killed meanwhile had not written is lost, never counted twice.</summary>
/// <remarks>Each web process counts its own visitors; adding is one statement, so that any number of them may add at once.</remarks>
public sealed class UsageKeeper(UsageCollector collector, IDbContextFactory<Db> databases, TimeProvider clock, ILogger<UsageKeeper> log) : BackgroundService
{
    private sealed record Lot(Guid Id, IReadOnlyDictionary<UsageRow, UsageTally> Counts, long Dropped);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Events are handed over this late at most.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    /// <summary>Short enough that the line never fills meanwhile.</summary>
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan FlushesKept = TimeSpan.FromDays(2);

    /// <summary>With the database away for longer than so many minutes the oldest counts are given up.</summary>
    private const int MostUnwritten = 120;

    private static readonly OnConflict Add = OnConflict.Do(
        "(day, kind, item, institution, format, channel, agent, robots_list) DO UPDATE SET "
        + string.Join(", ", ((string[])["investigations", "requests", "unique_investigations", "unique_requests", "sessions", "shares", "saves", "follows", "dropped"])
            .Select(column => $"{column} = usage_days.{column} + excluded.{column}")));

    private readonly UsageCounter counter = new();
    private readonly Queue<Lot> unwritten = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Writes what is counted so far, and with <paramref name="finish"/> also what still waits for a double click.</summary>
    public async Task FlushAsync(bool finish, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            TakeLot(finish);
            while (unwritten.TryPeek(out var lot))
            {
                await WriteAsync(lot, cancellation);
                unwritten.Dequeue();
            }
        }
        finally
        {
            turn.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reading = ReadAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryFlushAsync(finish: false, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }

        await reading;
        await TryFlushAsync(finish: true, CancellationToken.None);
    }

    private async Task ReadAsync(CancellationToken stopping)
    {
        try
        {
            while (await collector.Events.WaitToReadAsync(stopping))
            {
                lock (counter)
                    Drain();
                // To be woken for every single one would cost more than counting it.
                await Task.Delay(BetweenReads, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    /// <summary>Under the counter's lock.</summary>
    private void Drain()
    {
        while (collector.Events.TryRead(out var one))
            counter.Add(one);
    }

    private void TakeLot(bool finish)
    {
        lock (counter)
        {
            Drain();
            if (finish)
                counter.Finish();
            else
                counter.Advance(clock.GetUtcNow() - Late);
            var (counts, dropped) = (counter.Take(), collector.TakeDropped());
            if (counts.Count > 0 || dropped > 0)
                unwritten.Enqueue(new Lot(Guid.CreateVersion7(), counts, dropped));
        }

        while (unwritten.Count > MostUnwritten)
            log.LogWarning("Gave up the usage counts of a minute, {Rows} rows: they could not be written for two hours.", unwritten.Dequeue().Counts.Count);
    }

    private async Task TryFlushAsync(bool finish, CancellationToken cancellation)
    {
        try
        {
            await FlushAsync(finish, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "Usage counts could not be written; they are kept and written with the next.");
        }
    }

    private async Task WriteAsync(Lot lot, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        await db.TransactionAsync(async () =>
        {
            // A lot whose commit was not answered is sent again, and may be there.
            if (await db.UsageFlushes.AnyAsync(flush => flush.Id == lot.Id, cancellation))
                return;
            db.UsageFlushes.Add(new UsageFlush { Id = lot.Id, At = now });
            await db.SaveChangesAsync(cancellation);
            await db.Bulk.WriteAsync(db, await RowsAsync(db, lot, cancellation), Add, cancellation);
            await db.UsageFlushes.Where(flush => flush.At < now - FlushesKept).ExecuteDeleteAsync(cancellation);
        }, cancellation);
    }

    /// <summary>The lines of a lot with their institutions, in the order of their keys: two processes that add at once wait for each other, never both.</summary>
    private async Task<List<UsageDay>> RowsAsync(Db db, Lot lot, CancellationToken cancellation)
    {
        var projects = lot.Counts.Keys.Where(row => row.Item.Kind == "project").Select(row => row.Item.Id).Distinct().ToList();
        var institutions = await db.Projects.Where(project => projects.Contains(project.ProjectId) && project.PublicAuthorityId != null)
            .Select(project => new { project.ProjectId, project.PublicAuthorityId })
            .ToDictionaryAsync(project => project.ProjectId, project => project.PublicAuthorityId!, cancellation);
        var rows = lot.Counts.Select(count => Row(count.Key, count.Value, count.Key.Item.Kind switch
        {
            "institution" => count.Key.Item.Id,
            "project" => institutions.GetValueOrDefault(count.Key.Item.Id, ""),
            _ => "",
        })).ToList();
        if (lot.Dropped > 0)
        {
            var dropped = new UsageRow(UsageRules.DayOf(clock.GetUtcNow()), new UsageItem("dropped", "", "", ""), AgentClass.Machine);
            var row = Row(dropped, new UsageTally(), "");
            row.Dropped = lot.Dropped;
            rows.Add(row);
        }

        return [.. rows.OrderBy(row => row.Day).ThenBy(row => row.Kind, StringComparer.Ordinal).ThenBy(row => row.Item, StringComparer.Ordinal)
            .ThenBy(row => row.Institution, StringComparer.Ordinal).ThenBy(row => row.Format, StringComparer.Ordinal)
            .ThenBy(row => row.Channel, StringComparer.Ordinal).ThenBy(row => row.Agent)];
    }

    private static UsageDay Row(UsageRow row, UsageTally tally, string institution) => new()
    {
        Day = row.Day,
        Kind = row.Item.Kind,
        Item = row.Item.Id,
        Institution = institution,
        Format = row.Item.Format,
        Channel = row.Item.Channel,
        Agent = row.Agent,
        RobotsList = RobotsList.Current.Version,
        Investigations = tally.Investigations,
        Requests = tally.Requests,
        UniqueInvestigations = tally.UniqueInvestigations,
        UniqueRequests = tally.UniqueRequests,
        Sessions = tally.Sessions,
        Shares = tally.Shares,
        Saves = tally.Saves,
        Follows = tally.Follows,
    };
}
