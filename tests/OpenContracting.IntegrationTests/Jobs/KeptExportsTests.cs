using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Jobs.Exports;
using OpenContracting.Jobs.Releases;
using OpenContracting.Standards;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Runs;
using OpenContracting.Web.Queries;

namespace OpenContracting.IntegrationTests.Jobs;

public sealed class KeptExportsTestsOnSqlite() : KeptExportsTests(Database.Sqlite);

public sealed class KeptExportsTestsOnPostgreSql() : KeptExportsTests(Database.PostgreSql);

/// <summary>Exports are kept as they came: read anew they give the same, with other tables other releases, and one can be taken back.</summary>
public abstract class KeptExportsTests(Database kind) : DatabaseTests(kind)
{
    private static readonly DateTimeOffset March = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset April = new(2026, 4, 1, 14, 0, 0, TimeSpan.Zero);

    [DatabaseFact]
    public async Task ReadAnewTheyGiveTheSameReleasesByteForByte()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 9, March));
        await chain.FinishAsync();
        await chain.DeliverAsync(ReleasePackages.Make(4, 12, April, "complete"));
        await chain.DeliverAsync(MonthlyArchives.Make(new(2026, 3, 1, 12, 0, 0), "2026-02-01", "active", "1000"), "2026-02.zip");
        await chain.DeliverAsync(Encoding.UTF8.GetBytes("numProceso,titulo,nombreEntidad\nsin número,Carretera,MOP\n"), "list.csv");
        await chain.FinishAsync();
        var before = await Outcome.OfAsync(TestDatabase);

        await using var db = Open();
        var changes = await db.Changes.CountAsync();

        Assert.Equal(4, await chain.Get<KeptExports>().RebuildAsync(0, default));
        var readable = int.MaxValue;
        while (await db.Runs.AnyAsync(run => run.Kind == RunKind.Rebuild && run.State == RunState.Running))
            readable = Math.Min(readable, await db.Releases.Select(release => release.ProcessKey).Distinct().CountAsync());
        await chain.FinishAsync();

        Assert.Equal(before, await Outcome.OfAsync(TestDatabase));
        Assert.Equal(changes, await db.Changes.CountAsync());
        Assert.Equal(await db.Releases.Select(release => release.ProcessKey).Distinct().CountAsync(), readable);
    }

    [DatabaseFact]
    public async Task ReadAnewInAnotherOrderTheyLoseNothing()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 1_200, March));
        await chain.FinishAsync();
        var before = await Outcome.OfAsync(TestDatabase);
        await using var db = Open();
        // As if an earlier program had read them from the last to the first.
        await db.Releases.ExecuteUpdateAsync(update => update.SetProperty(release => release.SnapshotNumber, release => -release.SnapshotNumber));
        await db.Releases.ExecuteUpdateAsync(update => update.SetProperty(release => release.SnapshotNumber, release => release.SnapshotNumber + 1_201));

        Assert.Equal(1, await chain.Get<KeptExports>().RebuildAsync(0, default));
        await chain.FinishAsync();

        Assert.Equal(before, await Outcome.OfAsync(TestDatabase));
    }

    [DatabaseFact]
    public async Task OtherTablesAreNoticedAtTheStartAndReachTheReleases()
    {
        var folder = Directory.CreateTempSubdirectory("oc-schemas-").FullName;
        try
        {
            await using (var chain = await ChainHost.StartAsync(TestDatabase))
            {
                await chain.DeliverAsync(Encoding.UTF8.GetBytes(
                    "numProceso,titulo,nombreEntidad,nombreRealizado,fechaEstado\n"
                    + $"{MonthlyArchives.Number},Construcción de puente vehicular,Ministerio Ficticio de Obras Públicas,Suspendido,2026-02-01\n"), "list.csv");
                await chain.FinishAsync();
            }

            Assert.Equal("active", await StatusAsync());
            Directory.CreateDirectory(Path.Combine(folder, "panama"));
            using (var table = new StreamReader(SchemaFolder.Embedded.Open("panama/act-statuses.csv")))
                await File.WriteAllTextAsync(
                    Path.Combine(folder, "panama", "act-statuses.csv"), (await table.ReadToEndAsync()).Replace("Suspendido", "Suspenso", StringComparison.Ordinal));
            using (SchemaFolder.Within(SchemaFolder.Over(folder)))
            {
                // Nobody asks for it: it is noticed at the start.
                await using var chain = await ChainHost.StartAsync(TestDatabase);
                await using var db = Open();
                while (await ChangedTables.WaitAsync(db, default))
                    await Task.Delay(50);
                await chain.FinishAsync();
            }

            Assert.Null(await StatusAsync());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [DatabaseFact]
    public async Task AnExportTakenBackCountsNoMoreAndWhatItHidThatLaterOnesSayCounts()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 300, March));
        await chain.FinishAsync();
        var good = await ContentsAsync();
        var bad = await chain.DeliverAsync(ReleasePackages.Make(1, 100, April, "cancelled"));
        await chain.FinishAsync();
        // Says what the export to be taken back said, and so adds nothing, of one process.
        await chain.DeliverAsync(ReleasePackages.Make(3, 3, April, "cancelled"), "again.json");
        await chain.FinishAsync();
        await using var db = Open();
        Assert.Equal("mass-change", (await db.Publications.OrderByDescending(row => row.Id).FirstAsync()).StopCode);
        // Until then the public sees none of it, not even a date.
        var processes = await new ProcessSearch(db, TimeProvider.System).AfterAsync(new ProjectFilter(), 0, 1000, default);
        Assert.Equal(100, processes.Count);
        Assert.All(processes, process => Assert.True(process.Date < April));

        Assert.Equal(1, await chain.Get<KeptExports>().TakeBackAsync(bad.ExportId, "cut off by a broken line", default));
        await chain.FinishAsync();

        var taken = await db.Exports.AsNoTracking().SingleAsync(export => export.Id == bad.ExportId);
        Assert.Equal((ExportState.Refused, KeptExports.TakenBack), (taken.State, taken.RefusalCode));
        Assert.Equal(0, await db.Releases.CountAsync(release => release.ExportId == bad.ExportId));
        Assert.Equal(PublicationState.Published, (await db.Publications.OrderByDescending(row => row.Id).FirstAsync()).State);
        var now = await ContentsAsync();
        Assert.Equal(1, good.Count(project => !now.Contains(project)));
        Assert.Equal(good.Count, now.Count);
        Assert.Null(await chain.Get<KeptExports>().TakeBackAsync(bad.ExportId, "twice", default));
    }

    [DatabaseFact]
    public async Task ACorrectedDeliveryHealsTheRowsThatWereInQuarantine()
    {
        const string Broken = "numProceso,titulo,nombreEntidad\nsin número,Construcción de acueducto,MOP\n2026-0-09-03-08-LP-900902,Construcción de puente,MOP\n";
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(Encoding.UTF8.GetBytes(Broken), "2026-09.csv");
        await chain.DeliverAsync(Encoding.UTF8.GetBytes(Broken.Replace("acueducto", "dragado", StringComparison.Ordinal)), "2026-10.csv");
        await chain.FinishAsync();
        await using var db = Open();
        Assert.Equal(2, await OpenQuarantine.Of(db).CountAsync());

        await chain.DeliverAsync(Encoding.UTF8.GetBytes(Broken.Replace("sin número", "2026-0-09-03-08-LP-900901", StringComparison.Ordinal)), "2026-09.csv");
        await chain.FinishAsync();

        var open = Assert.Single(await OpenQuarantine.Of(db).ToListAsync());
        Assert.Contains("dragado", open.Raw);
        Assert.Equal(2, await db.ExportQuarantine.CountAsync());
        Assert.NotNull(await db.ContractingProcesses.SingleOrDefaultAsync(process => process.ProcessKey == "num:2026-0-09-03-08-LP-900901"));
        Assert.All(await db.ExportTables.ToListAsync(), table => Assert.Equal(table.Rows, table.Used + table.Quarantined + table.Duplicates));
    }

    private async Task<string?> StatusAsync()
    {
        await using var db = Open();
        var release = await db.Releases.AsNoTracking().SingleAsync();
        using var json = JsonDocument.Parse(release.Json);
        return json.RootElement.GetProperty("tender").TryGetProperty("status", out var status) ? status.GetString() : null;
    }

    private async Task<List<string>> ContentsAsync()
    {
        await using var db = Open();
        return [.. (await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published).ToListAsync())
            .Select(project => $"{project.ProjectId} {Convert.ToHexStringLower(project.Hash)}").Order()];
    }
}
