using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Alarms;
using OpenContracting.Storage.People;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Alarms;

/// <summary>Keeps the list of alarms, and tells people without flooding them.</summary>
/// <remarks>
/// Each alarm is told once, again each day while it lasts, and once when it is over; what comes and goes within a day is told once.
/// Whatever is due is one message, and two messages are ten minutes apart. Of several processes one looks and tells at a time.
/// </remarks>
public sealed class AlarmKeeper(
    IDbContextFactory<Db> databases, AlarmWatch watch, AlarmTeller teller, InstanceSettings settings, PublicAddress address, IHostApplicationLifetime lifetime,
    TimeProvider clock, ILogger<AlarmKeeper> log) : BackgroundService
{
    private const string Turn = "alarms-turn";
    private const string LastMessage = "alarms-told";

    public static readonly TimeSpan Round = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan BetweenMessages = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Again = TimeSpan.FromDays(1);

    /// <summary>One look; messages go out when they are due.</summary>
    public async Task RoundAsync(CancellationToken cancellation)
    {
        await NoteAsync(watch.LookHere(), alarm => alarm.Kind == AlarmWatch.Disk && alarm.Subject == AlarmWatch.Machine, cancellation);
        if (!await TakeAsync(Turn, Round - TimeSpan.FromSeconds(5), cancellation))
            return;
        await NoteAsync(await watch.LookAsync(cancellation), alarm => alarm.Kind != AlarmWatch.Disk, cancellation);
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
        if ((open.Count == 0 && over.Count == 0) || !await TakeAsync(LastMessage, BetweenMessages, cancellation))
            return;
        var ways = await teller.TellAsync(new AlarmMessage(address.Base, open, over), cancellation);
        foreach (var (way, problem) in ways.Where(way => way.Problem is not null))
            log.LogWarning("Alarms could not be told by {Way}: {Problem}", way, problem);
        // Told when anybody was: a broken webhook must not have the same e-mail sent every ten minutes.
        if (ways.All(way => way.Problem is not null))
            return;
        open.ForEach(alarm => alarm.ToldAt = now);
        over.ForEach(alarm => alarm.EndToldAt = now);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Of several processes, and of several times, one gets through.</summary>
    private async Task<bool> TakeAsync(string key, TimeSpan after, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var before = now - after;
        if (!await db.Settings.AnyAsync(setting => setting.Key == key, cancellation))
        {
            db.Settings.Add(new Setting { Key = key, Value = "", ChangedAt = DateTimeOffset.UnixEpoch });
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException)
            {
                // Another process made it at the same moment.
            }
        }

        // A clock that was set back must not silence alarms until it has caught up.
        return await db.Settings.Where(setting => setting.Key == key && (setting.ChangedAt <= before || setting.ChangedAt > now)).ExecuteUpdateAsync(
            set => set.SetProperty(setting => setting.ChangedAt, now).SetProperty(setting => setting.Value, now.ToString("O", CultureInfo.InvariantCulture)),
            cancellation) == 1;
    }
}
