using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Jobs;
using OpenContracting.Storage.Backups;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Pulls;

namespace OpenContracting.IntegrationTests.Storage;

public sealed class BackupTestsOnSqlite() : BackupTests(Database.Sqlite);

public sealed class BackupTestsOnPostgreSql() : BackupTests(Database.PostgreSql);

/// <summary>An instance is saved while it works and put back elsewhere; nothing is put back that is not what was saved.</summary>
public abstract class BackupTests(Database kind) : DatabaseTests(kind)
{
    private static readonly DateTimeOffset March = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    [DatabaseFact]
    public async Task ABackupTakenInTheMiddleOfWorkGoesOnWhereItStoodAndEndsAsTheInstanceDid()
    {
        var file = TestDatabase.FileNamed("instance.backup");
        BackupManifest taken;
        await using (var chain = await ChainHost.StartAsync(TestDatabase))
        {
            await chain.DeliverAsync(ReleasePackages.Make(1, 60, March));
            await chain.FinishAsync();
            await chain.DeliverAsync(ReleasePackages.Make(31, 90, March.AddDays(9), "complete"), "later.json");
            taken = await TestDatabase.Backup.TakeAsync(file, default);
            await chain.FinishAsync();
        }

        await using var elsewhere = TestDatabase.Empty(Kind);
        var restored = await elsewhere.Backup.RestoreAsync(file, replaces: false, _ => Assert.Fail("Nothing was there."), default);
        await using (var chain = await ChainHost.StartAsync(elsewhere, services => services.AddSingleton(new WorkerSettings { Lease = TimeSpan.FromSeconds(2) })))
            await chain.FinishAsync();

        Assert.Equal((taken.TakenAt, 2), (restored.TakenAt, restored.Exports));
        Assert.True(restored.Files > 0);
        Assert.Equal(await Outcome.OfAsync(TestDatabase), await Outcome.OfAsync(elsewhere));
        await Outcome.AssertNothingLeftOverAsync(elsewhere);
        // No copy, no half of a file is left beside it.
        Assert.Equal(["instance.backup"], new DirectoryInfo(TestDatabase.Options.DataFolder).EnumerateFiles().Select(left => left.Name).Where(name => name.StartsWith("instance")));
    }

    [DatabaseFact]
    public async Task NothingIsTouchedByABackupThatIsDamagedOrMayNotReplaceWhatIsThere()
    {
        var (good, bad, cut) = (TestDatabase.FileNamed("good"), TestDatabase.FileNamed("bad"), TestDatabase.FileNamed("cut"));
        await AddSourceAsync("saved");
        var largest = (await TestDatabase.Backup.TakeAsync(good, default)).Entries.MaxBy(entry => entry.Size)!;
        var bytes = await File.ReadAllBytesAsync(good);
        await File.WriteAllBytesAsync(cut, bytes[..^100]);
        // Packed content follows its name.
        bytes[bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(largest.Name)) + largest.Name.Length + 20] ^= 0x55;
        await File.WriteAllBytesAsync(bad, bytes);
        await AddSourceAsync("after");

        Assert.Equal("backup-damaged", await RefusalAsync(bad, replaces: true));
        Assert.Equal("backup-unreadable", await RefusalAsync(cut, replaces: true));
        Assert.Equal("restore-not-empty", await RefusalAsync(good, replaces: false));
        await using (var db = Open())
        {
            Assert.Equal(["after", "saved"], await db.PullSources.Select(source => source.Name).Order().ToListAsync());
            // Somebody at work is found out.
            await db.Database.OpenConnectionAsync();
            Assert.Equal("restore-running", await RefusalAsync(good, replaces: true));
        }

        TestDatabase.Leave();
        List<string> kept = [];
        await TestDatabase.Backup.RestoreAsync(good, replaces: true, kept.Add, default);
        Assert.Equal([(Kind == Database.Sqlite ? TestDatabase.Options.DatabaseFile : good) + ".before"], kept);
        Assert.True(File.Exists(kept[0]));
        await using (var db = Open())
            Assert.Equal("saved", (await db.PullSources.SingleAsync()).Name);
        // Numbers go on where they were: a new row does not meet an old one.
        await AddSourceAsync("again");
    }

    [DatabaseFact]
    public async Task WhatIsReplacedCanBePutBackAndWhatIsNotTheInstancesIsLeftAlone()
    {
        var broken = TestDatabase.FileNamed("broken");
        await AddSourceAsync("saved");
        await using (var db = Open())
        {
            // Its content is missing, which shows only when all is in place.
            db.Exports.Add(new Export { Name = "lost.json", Size = 1, Sha256 = new byte[32], Source = "dgcp", ReceivedAt = March, State = ExportState.Accepted });
            await db.SaveChangesAsync();
            await TestDatabase.Backup.TakeAsync(broken, default);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(broken));
            await db.Exports.ExecuteDeleteAsync();
            if (Kind == Database.PostgreSql)
                await db.Database.ExecuteSqlRawAsync("CREATE TABLE of_others AS SELECT 7 AS id");
        }

        await AddSourceAsync("after");
        TestDatabase.Leave();
        Assert.Equal("restored-differs", await RefusalAsync(broken, replaces: true));
        TestDatabase.Leave();
        if (Kind == Database.PostgreSql)
            await TestDatabase.Backup.RestoreAsync(broken + ".before", replaces: true, _ => { }, default);

        await using (var db = Open())
        {
            Assert.Equal(["after", "saved"], await db.PullSources.Select(source => source.Name).Order().ToListAsync());
            if (Kind == Database.PostgreSql)
                Assert.Equal(7, await db.Database.SqlQueryRaw<int>("SELECT id AS \"Value\" FROM of_others").SingleAsync());
        }
    }

    [DatabaseFact]
    public async Task AnInstanceOfTheVersionBeforeIsBroughtUpWithAllItHoldsAndGoesOn()
    {
        await using (var chain = await ChainHost.StartAsync(TestDatabase))
        {
            await chain.DeliverAsync(ReleasePackages.Make(1, 60, March));
            await chain.FinishAsync();
        }

        var saved = await Outcome.OfAsync(TestDatabase);
        await using (var db = Open())
        {
            await db.Database.MigrateAsync(db.Database.GetMigrations().SkipLast(1).Last());
            Assert.Single(await db.Database.GetPendingMigrationsAsync());
        }

        await TestDatabase.MigrateAsync();
        Assert.Equal(saved, await Outcome.OfAsync(TestDatabase));

        await using (var chain = await ChainHost.StartAsync(TestDatabase))
        {
            await chain.DeliverAsync(ReleasePackages.Make(31, 90, March.AddDays(9), "complete"), "later.json");
            await chain.FinishAsync();
        }

        await Outcome.AssertNothingLeftOverAsync(TestDatabase);
        await using (var db = Open())
            Assert.Equal(ReleasePackages.WorksIn(1, 90), await db.Projects.CountAsync(project => project.State == ProjectState.Published));
    }

    private async Task<string> RefusalAsync(string file, bool replaces) =>
        (await Assert.ThrowsAsync<BackupException>(() => TestDatabase.Backup.RestoreAsync(file, replaces, _ => { }, default))).Code;

    private async Task AddSourceAsync(string name)
    {
        await using var db = Open();
        db.PullSources.Add(new PullSource
        {
            Name = name,
            Source = "dgcp",
            Strategy = PullStrategy.File,
            Address = "https://example.org/all.json",
            Cron = "@daily",
            Window = 1,
        });
        await db.SaveChangesAsync();
    }
}
