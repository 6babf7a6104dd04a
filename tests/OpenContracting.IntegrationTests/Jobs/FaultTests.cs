using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage;
using OpenContracting.Storage.Runs;

namespace OpenContracting.IntegrationTests.Jobs;

public sealed class FaultTestsOnSqlite() : FaultTests(Database.Sqlite)
{
    [LinuxFact]
    public async Task AProcessThatIsAskedToStopGivesItsWorkBackAndEndsInOrder()
    {
        await DeliverAsync(First, Second);
        await using (var instance = InstanceProcess.Start(TestDatabase.Options))
        {
            await ReachAsync(TestDatabase, RunStage.ReadExport, instance);
            using var patience = new CancellationTokenSource(Patience);
            Assert.Equal(0, await instance.StopAsync(patience.Token));
            await using var db = Open();
            Assert.Empty(await db.RunPartitions.Where(partition => partition.State == PartitionState.Running).ToListAsync());
            Assert.Equal(0, await db.RunPartitions.CountAsync(partition => partition.State == PartitionState.Pending && partition.Attempts > 0));
        }

        await using (InstanceProcess.Start(TestDatabase.Options))
            await FinishAsync(TestDatabase);
        await AssertAsUndisturbedAsync(TestDatabase, WithoutFiles);
    }

    [SmallDiskFact]
    public async Task AFullDiskHoldsTheWorkUpAndLosesNothing()
    {
        await DeliverAsync(First, Second);
        TestDatabase.Leave();
        var disk = Directory.CreateTempSubdirectory("opencontracting-disk-").FullName;
        using var patience = new CancellationTokenSource(Patience);
        await using (var instance = InstanceProcess.StartOnDisk(TestDatabase.Options, disk, megabytes: 128))
        {
            using var client = new HttpClient { BaseAddress = new Uri(await instance.Address.Task.WaitAsync(patience.Token)) };
            var ballast = Path.Combine(instance.Seen(disk), "ballast");
            await FillAsync(ballast, patience.Token);
            Assert.False(await IsPublishedAsync(client, patience.Token), "It was done before the disk was full.");
            while (!instance.Said.Any(line => line.Contains("disk is full", StringComparison.Ordinal) || line.Contains("No space left", StringComparison.Ordinal)))
                await Task.Delay(100, patience.Token);
            // The portal goes on answering.
            Assert.False(await IsPublishedAsync(client, patience.Token));
            await instance.AssertRunningAsync();

            File.Delete(ballast);
            while (!await IsPublishedAsync(client, patience.Token) || !await IsQuietAsync(client, patience.Token))
                await Task.Delay(100, patience.Token);
            foreach (var file in Directory.EnumerateFiles(TestDatabase.Options.DataFolder, "*.db*"))
                File.Delete(file);
            Copy(instance.Seen(disk), TestDatabase.Options.DataFolder);
        }

        Directory.Delete(disk);
        await AssertAsUndisturbedAsync(TestDatabase, WithoutFiles);
    }

    private static async Task FillAsync(string ballast, CancellationToken cancellation)
    {
        var megabyte = new byte[1 << 20];
        try
        {
            await using var file = new FileStream(ballast, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            while (true)
                await file.WriteAsync(megabyte, cancellation);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static async Task<bool> IsPublishedAsync(HttpClient client, CancellationToken cancellation) =>
        (await client.GetStringAsync("/api/v1/status", cancellation)).Contains("\"publishedAt\"", StringComparison.Ordinal);

    /// <summary>No run is under way.</summary>
    private static async Task<bool> IsQuietAsync(HttpClient client, CancellationToken cancellation)
    {
        using var status = JsonDocument.Parse(await client.GetStringAsync("/api/v1/status", cancellation));
        return status.RootElement.GetProperty("runs").EnumerateArray().All(run => run.GetProperty("state").GetString() is not ("waiting" or "running"));
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)), overwrite: true);
    }
}

public sealed class FaultTestsOnPostgreSql() : FaultTests(Database.PostgreSql)
{
    [OwnServerFact]
    public async Task ADatabaseThatIsStoppedAndStartedAgainWhileARunWorksIsComeBackTo()
    {
        using var server = PostgreSqlServer.StartAnother();
        await using var database = await TestDatabase.CreateOnAsync(server.Connection);
        await Deliveries.AcceptAsync(database, First, Second);
        await using (var chain = await ChainHost.StartAsync(database))
        {
            foreach (var stage in (RunStage[])[RunStage.ReadExport, RunStage.MapProjects])
            {
                await ReachAsync(database, stage);
                server.Restart();
            }

            await FinishAsync(database);
        }

        await AssertAsUndisturbedAsync(database, WithoutFiles);
    }
}

/// <summary>What happens to machines: clocks that jump, a stop in the middle, a database that goes away. Afterwards all is as if nothing had been.</summary>
public abstract class FaultTests(Database kind) : DatabaseTests(kind)
{
    protected static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    protected static readonly (string Name, byte[] Bytes) First = ("2026-01.json", ReleasePackages.Make(1, 600, new(2026, 1, 15, 14, 0, 0, TimeSpan.Zero)));
    protected static readonly (string Name, byte[] Bytes) Second = ("2026-02.json", ReleasePackages.Make(401, 900, new(2026, 2, 15, 14, 0, 0, TimeSpan.Zero), "complete"));

    /// <summary>What both deliveries come to when nothing happens; made once.</summary>
    private static readonly Lazy<Task<IReadOnlyList<string>>> Undisturbed = new(UndisturbedAsync);

    [DatabaseFact]
    public async Task AClockThatJumpsBackAndForthChangesNothing()
    {
        await DeliverAsync(First, Second);
        var clock = new JumpingClock();
        await using (await ChainHost.StartAsync(TestDatabase, services => services.AddSingleton<TimeProvider>(clock)))
        {
            using var over = new CancellationTokenSource();
            var jumping = clock.JumpAsync(over.Token);
            await FinishAsync(TestDatabase);
            await over.CancelAsync();
            await jumping;
        }

        Assert.True(clock.Jumps > 10);
        await AssertAsUndisturbedAsync(TestDatabase, WithoutDays);
    }

    protected Task DeliverAsync(params IReadOnlyList<(string Name, byte[] Bytes)> exports) => Deliveries.AcceptAsync(TestDatabase, exports);

    protected static async Task AssertAsUndisturbedAsync(TestDatabase database, Func<string, bool> counts)
    {
        Assert.Equal((await Undisturbed.Value).Where(counts), (await Outcome.OfAsync(database)).Where(counts));
        await Outcome.AssertNothingLeftOverAsync(database);
    }

    /// <summary>Files name who publishes, and when.</summary>
    protected static bool WithoutFiles(string line) => !line.StartsWith("file ");

    /// <summary>What is published says as of which day, and an hour ahead may be another.</summary>
    protected static bool WithoutDays(string line) =>
        line.StartsWith("release ") || line.StartsWith("process ") || line.StartsWith("export ") || line.StartsWith("table ");

    private static async Task<IReadOnlyList<string>> UndisturbedAsync()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await Deliveries.AcceptAsync(database, First, Second);
        await using (var chain = await ChainHost.StartAsync(database))
            await chain.FinishAsync();
        return await Outcome.OfAsync(database);
    }

    protected static async Task FinishAsync(TestDatabase database)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await AskAsync(database, db => db.Runs.AnyAsync(run => run.State == RunState.Running || run.State == RunState.Waiting, patience.Token)) != false)
            await Task.Delay(50, patience.Token);
    }

    /// <summary>Waits until a stage, or one after it, is worked on.</summary>
    protected static async Task ReachAsync(TestDatabase database, RunStage stage, InstanceProcess? process = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await AskAsync(database, db => db.RunPartitions.AnyAsync(partition => partition.Stage >= stage && partition.State == PartitionState.Running, patience.Token)) != true)
        {
            if (process is not null)
                await process.AssertRunningAsync();
            await Task.Delay(5, patience.Token);
        }
    }

    /// <summary>Null while the database cannot be asked.</summary>
    private static async Task<bool?> AskAsync(TestDatabase database, Func<Db, Task<bool>> ask)
    {
        try
        {
            await using var db = database.Open();
            return await ask(db);
        }
        catch (Exception away) when (away is Npgsql.NpgsqlException or InvalidOperationException or Microsoft.Data.Sqlite.SqliteException)
        {
            return null;
        }
    }

    /// <summary>A clock that is an hour ahead one moment and an hour behind the next.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private long offset;

        public int Jumps { get; private set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offset));

        public async Task JumpAsync(CancellationToken over)
        {
            while (!over.IsCancellationRequested)
            {
                Interlocked.Exchange(ref offset, TimeSpan.FromHours(Jumps % 3 - 1).Ticks);
                Jumps++;
                await Task.Delay(30, over).ContinueWith(static _ => { }, TaskScheduler.Default);
            }
        }
    }
}
