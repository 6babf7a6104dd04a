using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Alarms;
using OpenContracting.Storage.People;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Alarms;

/// <summary>Keeps the list of alarms, and tells people without flooding them.</summary>
/// <remarks>
/// Each alarm is told once, again each day while it lasts, and once when it is over; what comes and goes within a day is told once.
/// Whatever is due is one message, and two messages are ten minutes apart. Of two ways the one that failed is tried again alone.
/// Of several processes one looks and tells at a time.
/// </remarks>
public sealed class AlarmKeeper(
    IDbContextFactory<Db> databases, AlarmWatch watch, AlarmTeller teller, InstanceSettings settings, PublicAddress address, IHostApplicationLifetime lifetime,
    TimeProvider clock, ILogger<AlarmKeeper> log) : BackgroundService
{
    private const string Look = "alarms-turn";
    private const string LastMessage = "alarms-told";

    /// <summary>Before the name of a machine: when it last found its own disk full.</summary>
    private const string DiskSeen = "alarms-disk:";

    /// <summary>Before the name of a way: what it failed to tell while another told it.</summary>
    private const string Owed = "alarms-owed:";

    public static readonly TimeSpan Round = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan BetweenMessages = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Again = TimeSpan.FromDays(1);

    /// <summary>A machine that says nothing of its disk for so long is gone, and its alarm with it.</summary>
    public static readonly TimeSpan SignOfLife = TimeSpan.FromHours(1);

    /// <summary>One look; messages go out when they are due.</summary>
    public async Task RoundAsync(CancellationToken cancellation)
    {
        var here = watch.LookHere();
        await NoteAsync(here, alarm => alarm.Kind == AlarmWatch.Disk && alarm.Subject == AlarmWatch.Machine, cancellation);
        if (here.Count > 0)
            await TakeAsync(DiskSeen + AlarmWatch.Machine, SignOfLife / 6, cancellation);
        if (!await TakeAsync(Look, Round - TimeSpan.FromSeconds(5), cancellation))
            return;
        await NoteAsync(await watch.LookAsync(cancellation), alarm => alarm.Kind != AlarmWatch.Disk, cancellation);
        await CloseOfGoneMachinesAsync(cancellation);
        await TellAsync(cancellation);
    }

    /// <summary>What lasts now, and what ended within a month; the newest first.</summary>
    public static Task<List<Alarm>> ListAsync(Db db, DateTimeOffset now, CancellationToken cancellation)
    {
        var month = now.AddDays(-30);
        return db.Alarms.AsNoTracking().Where(alarm => alarm.ClearedAt == null || alarm.ClearedAt > month)
            .OrderBy(alarm => alarm.ClearedAt != null).ThenByDescending(alarm => alarm.RaisedAt).ToListAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitForStartAsync(stoppingToken);
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Alarms could not be looked for; next try in {Seconds} s.", Round.TotalSeconds);
            }
        }
    }

    private async Task NoteAsync(List<AlarmFinding> found, Func<Alarm, bool> isOurs, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var known = (await db.Alarms.ToListAsync(cancellation)).Where(isOurs).ToDictionary(alarm => (alarm.Kind, alarm.Subject));
        foreach (var finding in found)
        {
            if (!known.Remove((finding.Kind, finding.Subject), out var alarm))
            {
                db.Alarms.Add(new Alarm { Kind = finding.Kind, Subject = finding.Subject, Arguments = [.. finding.Arguments], RaisedAt = now });
                continue;
            }

            if (!alarm.Arguments.SequenceEqual(finding.Arguments))
                alarm.Arguments = [.. finding.Arguments];
            if (alarm.ClearedAt is not null)
                (alarm.RaisedAt, alarm.ClearedAt, alarm.EndToldAt) = (now, null, null);
        }

        foreach (var over in known.Values.Where(alarm => alarm.ClearedAt is null))
            over.ClearedAt = now;
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>A machine looks after its own disk only while it is there.</summary>
    private async Task CloseOfGoneMachinesAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var before = now - SignOfLife;
        foreach (var alarm in await db.Alarms.Where(alarm => alarm.Kind == AlarmWatch.Disk && alarm.ClearedAt == null && alarm.RaisedAt < before).ToListAsync(cancellation))
        {
            var seen = await db.Settings.FindAsync([DiskSeen + alarm.Subject], cancellation);
            if (seen?.ChangedAt >= before)
                continue;
            alarm.ClearedAt = now;
            if (seen is not null)
                db.Settings.Remove(seen);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private async Task TellAsync(CancellationToken cancellation)
    {
        if (!settings.Alarms.TellsSomebody)
            return;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var all = await db.Alarms.OrderBy(alarm => alarm.RaisedAt).ToListAsync(cancellation);
        List<Alarm> open = [.. all.Where(alarm => alarm.ClearedAt is null && (alarm.ToldAt is null || alarm.ToldAt <= now - Again))];
        // An end is news only to those who heard of the beginning.
        List<Alarm> over = [.. all.Where(alarm => alarm.ClearedAt is not null && alarm.EndToldAt is null && alarm.ToldAt >= alarm.RaisedAt)];
        var owed = await db.Settings.Where(setting => setting.Key.StartsWith(Owed)).ToDictionaryAsync(setting => setting.Key, cancellation);
        var due = settings.Alarms.Ways
            .Select(way => (Way: way, News: all.Where(alarm => open.Contains(alarm) || over.Contains(alarm) || Owes(owed.GetValueOrDefault(Owed + way), alarm)).ToList()))
            .Where(way => way.News.Count > 0).ToList();
        if (due.Count == 0 || !await TakeAsync(LastMessage, BetweenMessages, cancellation))
            return;
        var failed = new List<(string Way, List<Alarm> News)>();
        foreach (var (way, news) in due)
        {
            var message = new AlarmMessage(address.Base, [.. news.Where(alarm => alarm.ClearedAt is null)], [.. news.Where(alarm => alarm.ClearedAt is not null)]);
            if (await teller.TellAsync(way, message, cancellation) is not { } problem)
                continue;
            log.LogWarning("Alarms could not be told by {Way}: {Problem}", way, problem);
            failed.Add((way, news));
        }

        // When nobody was told, all of it stays due.
        if (failed.Count == due.Count)
            return;
        // Told when anybody was: a broken webhook must not have the same e-mail sent every ten minutes. What it missed, it is owed.
        db.Settings.RemoveRange(due.Select(way => owed.GetValueOrDefault(Owed + way.Way)).OfType<Setting>());
        await db.SaveChangesAsync(cancellation);
        db.Settings.AddRange(failed.Select(way => new Setting { Key = Owed + way.Way, Value = string.Join('\n', way.News.Select(Name)), ChangedAt = now }));
        open.ForEach(alarm => alarm.ToldAt = now);
        over.ForEach(alarm => alarm.EndToldAt = now);
        await db.SaveChangesAsync(cancellation);
    }

    private static bool Owes(Setting? owed, Alarm alarm) => owed?.Value.Split('\n').Contains(Name(alarm)) == true;

    private static string Name(Alarm alarm) => $"{alarm.Kind} {alarm.Subject}";

    private Task<bool> TakeAsync(string key, TimeSpan after, CancellationToken cancellation) => Turn.TakeAsync(databases, clock, key, after, cancellation);
}
