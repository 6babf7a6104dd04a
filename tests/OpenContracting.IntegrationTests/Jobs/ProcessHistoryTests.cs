using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Jobs.Releases;
using OpenContracting.Storage.Exports;

namespace OpenContracting.IntegrationTests.Jobs;

public sealed class ProcessHistoryTestsOnSqlite() : ProcessHistoryTests(Database.Sqlite);

public sealed class ProcessHistoryTestsOnPostgreSql() : ProcessHistoryTests(Database.PostgreSql);

/// <summary>Monthly archives are states: what is published of them does not depend on the order in which they come in.</summary>
public abstract class ProcessHistoryTests(Database kind) : DatabaseTests(kind)
{
    private static readonly byte[] July = MonthlyArchives.Make(new(2026, 8, 1), "2026-07-01", "active", "500000", "A1,active,480000,PAB");
    private static readonly byte[] August = MonthlyArchives.Make(new(2026, 9, 1), "2026-08-01", "active", "", null!);
    private static readonly byte[] September = MonthlyArchives.Make(new(2026, 10, 1), "2026-09-01", "complete", "", "A1,active,490000,PAB");

    [DatabaseFact]
    public async Task ReExportsOutOfOrderAndARebuildFromTheKeptExportsGiveTheSameReleasesByteForByte()
    {
        await using var inOrder = await TestDatabase.CreateAsync(Kind);
        await DeliverAsync(inOrder, July, August, September);

        await DeliverAsync(TestDatabase, September, July, August);
        var published = await PublishedAsync(inOrder);
        Assert.Equal(published, await PublishedAsync(TestDatabase));

        await using var rebuilt = await TestDatabase.CreateAsync(Kind);
        await DeliverAsync(rebuilt, [.. await KeptExportsAsync(TestDatabase)]);
        Assert.Equal(published, await PublishedAsync(rebuilt));

        Assert.Equal(3 + 1, published.Count);
        var (august, september, compiled) = (Parse(published[1]), Parse(published[2]), Parse(published[3]));
        Assert.Equal(JsonValueKind.Null, august.GetProperty("tender").GetProperty("value").GetProperty("amount").ValueKind);
        Assert.Equal(480_000, AwardValue(august));
        Assert.Equal(490_000, AwardValue(september));
        Assert.Equal("complete", compiled.GetProperty("tender").GetProperty("status").GetString());
        Assert.False(compiled.GetProperty("tender").TryGetProperty("value", out _));
    }

    [DatabaseFact]
    public async Task ACorrectedReExportHealsItsQuarantinedRowsAndEveryRowIsAccountedFor()
    {
        await DeliverAsync(
            TestDatabase,
            MonthlyArchives.Make(new(2026, 8, 1), "2026-07-01", "active", "500000", "A1,active,480000", "A2,active,1000,PAB", "A2,active,1000,PAB"),
            MonthlyArchives.Make(new(2026, 8, 2), "2026-07-01", "active", "500000", "A1,active,480000,PAB", "A2,active,1000,PAB"));

        await using var db = Open();
        var awards = await db.ExportTables.Where(table => table.Table == "com_awards").OrderBy(table => table.ExportId).ToListAsync();
        Assert.Equal([(3, 1, 1, 1), (2, 2, 0, 0)], awards.Select(table => (table.Rows, table.Used, table.Quarantined, table.Duplicates)));
        Assert.Equal(["column-count"], await db.ExportQuarantine.Select(row => row.Code).ToListAsync());
        var compiled = Parse((await PublishedAsync(TestDatabase))[^1]);
        Assert.Equal(["A1", "A2"], compiled.GetProperty("awards").EnumerateArray().Select(award => award.GetProperty("id").GetString()!).Order());
    }

    [DatabaseFact]
    public async Task AStateThatComesBackAfterAnotherIsTheNewestAgain()
    {
        byte[] At(int day, string status) => MonthlyArchives.Make(new(2026, 8, day), "2026-07-01", status, "500000", "A1,active,480000,PAB");

        await DeliverAsync(TestDatabase, At(1, "active"), At(2, "cancelled"), At(3, "active"));

        var published = (await PublishedAsync(TestDatabase)).Select(Parse).ToList();
        Assert.Equal(
            ["active", "cancelled", "active", "active"],
            published.Select(release => release.GetProperty("tender").GetProperty("status").GetString()));
        Assert.Equal(3, published.Take(3).Select(release => release.GetProperty("id").GetString()).Distinct().Count());
    }

    [DatabaseFact]
    public async Task AListThatKnowsTheNumberAloneSpeaksOfTheProcessWithTheOcidWhicheverComesFirst()
    {
        var list = Encoding.UTF8.GetBytes(
            "numProceso,titulo,nombreEntidad,nombreRealizado,fechaEstado\n"
            + $"{MonthlyArchives.Number},Puente sobre el río Sintético,Ministerio Ficticio de Obras Públicas,Cancelado,2026-08-20T10:00:00\n");
        await using (var chain = await ChainHost.StartAsync(TestDatabase))
        {
            await chain.DeliverAsync(list, "list.csv");
            await chain.FinishAsync();
            await chain.DeliverAsync(July, "july.zip");
            await chain.FinishAsync();
        }

        await using var together = await TestDatabase.CreateAsync(Kind);
        await using (var chain = await ChainHost.StartAsync(together))
        {
            await Task.WhenAll(chain.DeliverAsync(July, "july.zip"), chain.DeliverAsync(list, "list.csv"));
            await chain.FinishAsync();
        }

        var published = await PublishedAsync(TestDatabase);
        Assert.Equal(published, await PublishedAsync(together));
        Assert.Equal(3, published.Count);
        Assert.All(published, release => Assert.Equal(MonthlyArchives.Ocid, Parse(release).GetProperty("ocid").GetString()));
        var tender = Parse(published[^1]).GetProperty("tender");
        Assert.Equal(
            ("cancelled", "Construcción de puente vehicular sobre el río Sintético"),
            (tender.GetProperty("status").GetString(), tender.GetProperty("title").GetString()));
    }

    private static async Task DeliverAsync(TestDatabase database, params byte[][] archives)
    {
        await using var chain = await ChainHost.StartAsync(database);
        foreach (var (index, archive) in archives.Index())
        {
            await chain.DeliverAsync(archive, $"{index}.zip");
            await chain.FinishAsync();
        }
    }

    /// <summary>The published releases, the oldest first, and the compiled release.</summary>
    private static async Task<IReadOnlyList<string>> PublishedAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var process = await db.ContractingProcesses.SingleAsync();
        var history = StoredHistory.Of(await db.Releases.Where(row => row.ProcessKey == process.ProcessKey).ToListAsync());
        return [.. history.Releases.Select(release => Encoding.UTF8.GetString(release.Json.Span)), Encoding.UTF8.GetString(process.Compiled!)];
    }

    private static async Task<List<byte[]>> KeptExportsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var kept = new List<byte[]>();
        foreach (var export in await db.Exports.AsNoTracking().OrderBy(export => export.Id).ToListAsync())
        {
            await using var stream = new ExportStream(database.Contexts, export);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            kept.Add(bytes);
        }

        return kept;
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static decimal AwardValue(JsonElement release) => release.GetProperty("awards")[0].GetProperty("value").GetProperty("amount").GetDecimal();
}
