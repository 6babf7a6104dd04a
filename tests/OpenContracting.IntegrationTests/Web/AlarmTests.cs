using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Storage;
using OpenContracting.Storage.Alarms;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Pulls;
using OpenContracting.Storage.Runs;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Webhooks;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What is an alarm, who is told, and how often.</summary>
public sealed class AlarmTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 9, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly FixedClock clock = new(Now);
    private readonly Disk disk = new();
    private RunningPortal portal = null!;
    private StandInSource web = null!;
    private StandInMailServer mail = null!;

    public async Task InitializeAsync()
    {
        portal = await RunningPortal.StartRealAsync();
        web = await StandInSource.StartAsync();
        mail = new StandInMailServer();
    }

    public async Task DisposeAsync()
    {
        await portal.DisposeAsync();
        await web.DisposeAsync();
        await mail.DisposeAsync();
    }

    [Fact]
    public async Task EverythingThatNeedsAPersonIsAnAlarmWithASentenceInBothLanguages()
    {
        await using (var db = await portal.OpenDbAsync())
        {
            db.Exports.AddRange(Export(1, "dgcp", Now.AddDays(-60)), Export(2, "sinip", Now.AddDays(-1)), Export(3, "sinip", Now.AddHours(-1)));
            db.ExportTables.AddRange(Table(2, 1000, 5), Table(3, 1000, 200));
            db.PullSources.Add(new PullSource
            {
                Name = "mensual",
                Source = "dgcp",
                Strategy = PullStrategy.File,
                Address = "https://datos.example.pa/all.json",
                Cron = "@daily",
                Window = 1,
                Enabled = true,
                Failures = 3,
                ProblemCode = "status",
                Problem = "500",
                CertificateExpiresAt = Now.AddDays(3),
            });
            db.Runs.Add(new Run { Kind = RunKind.Publication, State = RunState.Failed, Stage = RunStage.MapProjects, CreatedAt = Now, ErrorCode = "attempts-used-up" });
            await db.SaveChangesAsync();
            db.Publications.Add(new Publication { RunId = 1, State = PublicationState.Stopped, DataAsOf = Now, CreatedAt = Now, StopCode = "cross-check" });
            await db.SaveChangesAsync();
        }

        disk.Free = 4;
        await Keeper(portal.Services.GetRequiredService<InstanceSettings>()).RoundAsync(default);

        await using var after = await portal.OpenDbAsync();
        var alarms = await after.Alarms.OrderBy(alarm => alarm.Kind).ToListAsync();
        Assert.Equal(
            ["certificate-expiring", "disk-low", "publication-stopped", "pull-failing", "quarantine-jump", "run-failed", "source-silent"],
            alarms.Select(alarm => alarm.Kind));
        Assert.Equal(
            [
                "El certificado de datos.example.pa vence el 2026-09-13.",
                $"En la máquina {Environment.MachineName} queda 4 % de disco libre en {portal.DataFolder}.",
                "La publicación 1 no pasó una comprobación (cross-check); se sigue sirviendo la anterior.",
                "«mensual» no se puede traer: 3 intentos seguidos. El servidor contestó 500.",
                "La exportación 3, «3.json», tiene 20 % de sus filas en cuarentena; antes era 0.5 %.",
                "El trabajo 1 (Publication, etapa MapProjects) falló y se dejó: attempts-used-up. Puede reintentarse en la cola de trabajos.",
                "La fuente «dgcp» no entrega nada nuevo desde el 2026-07-12: 60 días.",
            ],
            alarms.Select(alarm => AlarmMessage.Sentence(alarm, "es")));
        Assert.All(alarms, alarm => Assert.DoesNotContain('{', AlarmMessage.Sentence(alarm, "en")));
    }

    [Fact]
    public async Task AnAlarmIsToldOnceAgainEachDayAndOnceWhenItIsOver()
    {
        var posts = web.Receive("/alarmas");
        var keeper = Keeper(Settings(web.Address + "/alarmas"));

        disk.Free = 3;
        await keeper.RoundAsync(default);
        var first = Assert.Single(posts);
        Assert.Equal(["open"], States(first));
        Assert.True(first.IsSignedWith("un secreto"u8.ToArray()));
        var letter = Assert.Single(mail.Messages);
        Assert.Contains("RCPT TO:<ana@example.org>", letter);
        Assert.Contains("obras.example.org", letter);

        // The same again, a change of the number, gone and back within minutes: nobody hears of it.
        foreach (var free in (int[])[3, 2, 50, 3])
            await AfterAsync(TimeSpan.FromMinutes(2), free);
        Assert.Single(posts);

        await AfterAsync(TimeSpan.FromDays(1), 3);
        Assert.Equal(2, posts.Count);
        await AfterAsync(TimeSpan.FromMinutes(15), 60);
        Assert.Equal(["over"], States(posts.Last()));
        await AfterAsync(TimeSpan.FromHours(2), 60);
        Assert.Equal((3, 3), (posts.Count, mail.Messages.Count));

        async Task AfterAsync(TimeSpan time, int free)
        {
            clock.Now += time;
            disk.Free = free;
            await keeper.RoundAsync(default);
        }
    }

    [Fact]
    public async Task WhatCouldNotBeToldIsToldLaterAndOneBrokenWayDoesNotRepeatTheOther()
    {
        var status = 500;
        var posts = web.Receive("/alarmas", () => status);
        var keeper = Keeper(Settings(web.Address + "/alarmas") with { Emails = [] });
        disk.Free = 3;
        await keeper.RoundAsync(default);
        status = 204;
        clock.Now += TimeSpan.FromMinutes(3);
        await keeper.RoundAsync(default);
        Assert.Empty(posts);
        clock.Now += TimeSpan.FromMinutes(8);
        await keeper.RoundAsync(default);
        Assert.Single(posts);

        // An address inside that the operator did not name gets nothing; the e-mail goes out, once.
        var other = Keeper(Settings(web.Address + "/alarmas") with { PrivateHosts = [] });
        clock.Now += TimeSpan.FromDays(1);
        await other.RoundAsync(default);
        clock.Now += TimeSpan.FromHours(1);
        await other.RoundAsync(default);
        Assert.Single(posts);
        Assert.Single(mail.Messages);

        // Mended, it is told what it missed, once and alone.
        for (var round = 0; round < 2; round++)
        {
            clock.Now += TimeSpan.FromMinutes(11);
            await Keeper(Settings(web.Address + "/alarmas")).RoundAsync(default);
            Assert.Equal((2, 1), (posts.Count, mail.Messages.Count));
        }
    }

    [Fact]
    public async Task AFullDiskOfAMachineThatIsGoneIsOverAfterAnHour()
    {
        await using (var db = await portal.OpenDbAsync())
        {
            db.Alarms.AddRange(DiskAlarm("gone"), DiskAlarm("there"), DiskAlarm("left"));
            db.Settings.AddRange(Seen("there", Now.AddMinutes(-30)), Seen("left", Now.AddMinutes(-90)));
            await db.SaveChangesAsync();
        }

        await Keeper(portal.Services.GetRequiredService<InstanceSettings>()).RoundAsync(default);

        await using var after = await portal.OpenDbAsync();
        Assert.Equal(["there"], await after.Alarms.Where(alarm => alarm.ClearedAt == null).Select(alarm => alarm.Subject).ToListAsync());

        static Alarm DiskAlarm(string machine) => new() { Kind = AlarmWatch.Disk, Subject = machine, Arguments = ["3", "data"], RaisedAt = Now.AddHours(-2) };
        static Setting Seen(string machine, DateTimeOffset at) => new() { Key = "alarms-disk:" + machine, Value = "", ChangedAt = at };
    }

    private AlarmSettings Settings(string webhook) => portal.Services.GetRequiredService<InstanceSettings>().Alarms with
    {
        Emails = ["ana@example.org"],
        From = "obras@example.org",
        Smtp = new Uri(mail.Address),
        Webhook = new Uri(webhook),
        WebhookSecret = "un secreto",
        PrivateHosts = ["localhost"],
    };

    private AlarmKeeper Keeper(AlarmSettings alarms) => Keeper(portal.Services.GetRequiredService<InstanceSettings>() with { Alarms = alarms, PublicAddress = "http://obras.example.org" });

    private AlarmKeeper Keeper(InstanceSettings settings)
    {
        var databases = portal.Services.GetRequiredService<IDbContextFactory<Db>>();
        return new AlarmKeeper(
            databases, new AlarmWatch(databases, settings, disk, new OwnCertificate(settings, clock), clock),
            new AlarmTeller(settings, new MailSender(settings), new WebhookSender(settings, new PullRules(), clock), clock), settings, portal.Services.GetRequiredService<PublicAddress>(),
            portal.Services.GetRequiredService<IHostApplicationLifetime>(), clock, NullLogger<AlarmKeeper>.Instance);
    }

    private static IEnumerable<string?> States(ReceivedPost post) =>
        post.Json.GetProperty("alarms").EnumerateArray().Select(alarm => alarm.GetProperty("state").GetString());

    private static Export Export(long id, string source, DateTimeOffset received) => new()
    {
        Id = id,
        Name = $"{id}.json",
        Size = 1,
        Sha256 = [(byte)id],
        Source = source,
        ReceivedAt = received,
        State = ExportState.Released,
    };

    private static ExportTable Table(long export, long rows, long quarantined) =>
        new() { ExportId = export, Table = "t", Rows = rows, Used = rows - quarantined, Quarantined = quarantined, Duplicates = 0 };

    private sealed class Disk : IDiskSpace
    {
        public int Free { get; set; } = 50;

        public int? FreePercent(string folder) => Free;

        public long? FreeBytes(string folder) => null;
    }
}
