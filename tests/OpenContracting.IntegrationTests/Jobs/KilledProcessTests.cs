using Microsoft.EntityFrameworkCore;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage.Runs;

namespace OpenContracting.IntegrationTests.Jobs;

public sealed class KilledProcessTestsOnSqlite() : KilledProcessTests(Database.Sqlite, ["all"]);

public sealed class KilledProcessTestsOnPostgreSql() : KilledProcessTests(Database.PostgreSql, ["web", "worker"]);

/// <summary>
/// Kills processes while they work, starts them again, and compares with a run nobody disturbed. Every other stage, and merging, which
/// is over soonest, is killed in during the first delivery, and the rest and what was missed during the second; set OPENCONTRACTING_KILLS to a number to kill so
/// often, in every stage of both.
/// </summary>
public abstract class KilledProcessTests(Database kind, IReadOnlyList<string> roles) : DatabaseTests(kind)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly int KillsAStage =
        int.TryParse(Environment.GetEnvironmentVariable("OPENCONTRACTING_KILLS"), out var kills) ? Math.Max(1, kills / 14) : 0;

    /// <summary>Two months that are published together, and one that changes some of their processes.</summary>
    private static readonly (string Name, byte[] Bytes)[][] Deliveries =
    [
        [
            ("2026-01.json", ReleasePackages.Make(1, 1200, new(2026, 1, 15, 14, 0, 0, TimeSpan.Zero))),
            ("2026-02.json", ReleasePackages.Make(1001, 2400, new(2026, 2, 15, 14, 0, 0, TimeSpan.Zero))),
        ],
        [("2026-03.json", ReleasePackages.Make(601, 1800, new(2026, 3, 15, 14, 0, 0, TimeSpan.Zero), "complete"))],
    ];

    private readonly Random random = new(Environment.TickCount);

    [DatabaseFact]
    public async Task ProcessesKilledInEveryStageEndWhereUndisturbedOnesDo()
    {
        await using var undisturbed = await TestDatabase.CreateAsync(Kind);
        var killedIn = new HashSet<RunStage>();
        foreach (var (number, delivery) in Deliveries.Index())
        {
            await Support.Deliveries.AcceptAsync(undisturbed, delivery);
            await FinishAsync(undisturbed);

            await Support.Deliveries.AcceptAsync(TestDatabase, delivery);
            await KillInStagesAsync(number, killedIn);
            await FinishAsync(TestDatabase);
            Assert.Equal(await Outcome.OfAsync(undisturbed), await Outcome.OfAsync(TestDatabase));
        }

        await Outcome.AssertNothingLeftOverAsync(TestDatabase);
        Assert.Equal(Enum.GetValues<RunStage>(), killedIn.Order());
    }

    private async Task KillInStagesAsync(int delivery, HashSet<RunStage> killedIn)
    {
        var before = await PackagesAsync();
        var processes = roles.Select(role => InstanceProcess.Start(TestDatabase.Options, role)).ToList();
        try
        {
            var stages = KillsAStage == 0
                ? Enum.GetValues<RunStage>().Where(stage => (int)stage % Deliveries.Length == 0 || stage == RunStage.MergeReleases || delivery > 0).Except(killedIn).ToList()
                : Enum.GetValues<RunStage>().SelectMany(stage => Enumerable.Repeat(stage, KillsAStage));
            foreach (var stage in stages)
            {
                if (await WaitForAsync(stage, processes) is not { } victim)
                    continue;
                await Task.Delay(random.Next(30));
                await processes[victim].KillAsync();
                killedIn.Add(stage);

                // Whatever died, the public sees a whole publication: the one before, or this one.
                var now = await PackagesAsync();
                Assert.True(before == 0 || now == before);
                await processes[victim].DisposeAsync();
                processes[victim] = InstanceProcess.Start(TestDatabase.Options, roles[victim]);
            }
        }
        finally
        {
            foreach (var process in processes)
                await process.DisposeAsync();
        }
    }

    /// <summary>The encodings of the package that is published; bulk files follow it.</summary>
    private async Task<int> PackagesAsync() =>
        (await Outcome.PublishedFilesAsync(TestDatabase)).Count(file => file.Name == "package.json");

    /// <summary>Waits until a process is in a stage, and says which; null when the work is past it.</summary>
    private async Task<int?> WaitForAsync(RunStage stage, IReadOnlyList<InstanceProcess> processes)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var db = Open();
        while (true)
        {
            var left = await db.RunPartitions.AsNoTracking()
                .Where(partition => partition.State == PartitionState.Pending || partition.State == PartitionState.Running)
                .ToListAsync(patience.Token);
            foreach (var partition in left.Where(partition => partition.Stage == stage && partition.State == PartitionState.Running))
                for (var index = 0; index < processes.Count; index++)
                    if (partition.Worker!.EndsWith($":{processes[index].Id}"))
                        return index;
            var unfinished = await db.Runs.AnyAsync(
                run => run.State == RunState.Running || run.State == RunState.Waiting, patience.Token);
            if (!unfinished || (left.Count > 0 && left.All(partition => partition.Stage > stage)))
                return null;
            foreach (var process in processes)
                await process.AssertRunningAsync();
            await Task.Delay(2, patience.Token);
        }
    }

    private async Task FinishAsync(TestDatabase database)
    {
        using var patience = new CancellationTokenSource(Patience);
        var processes = roles.Select(role => InstanceProcess.Start(database.Options, role)).ToList();
        await using var db = database.Open();
        while (await db.Runs.AnyAsync(run => run.State == RunState.Running || run.State == RunState.Waiting, patience.Token))
        {
            foreach (var process in processes)
                await process.AssertRunningAsync();
            await Task.Delay(50, patience.Token);
        }

        foreach (var process in processes)
            await process.DisposeAsync();
    }
}
