using Microsoft.EntityFrameworkCore;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Releases;

namespace OpenContracting.IntegrationTests.Storage;

public sealed class BulkWriterTestsOnSqlite() : BulkWriterTests(Database.Sqlite);

public sealed class BulkWriterTestsOnPostgreSql() : BulkWriterTests(Database.PostgreSql);

public abstract class BulkWriterTests(Database kind) : DatabaseTests(kind)
{
    [DatabaseFact]
    public async Task EveryColumnComesBackAsItWasWritten()
    {
        var draft = Draft("p-1", "Puente «Ñandú»");
        await WriteAsync([draft], OnConflict.Fail);

        await using var db = Open();
        Assert.Equivalent(draft, await db.ProjectDrafts.SingleAsync(), strict: true);
    }

    [DatabaseFact]
    public async Task ReplaceTakesThePlaceOfTheRowWithTheSameKey()
    {
        await WriteAsync([Draft("p-1", "Puente"), Draft("p-2", "Calle")], OnConflict.Fail);
        await WriteAsync([Draft("p-2", "Camino"), Draft("p-3", "Muro")], OnConflict.Replace);

        Assert.Equal(["Puente", "Camino", "Muro"], await TitlesAsync());
    }

    [DatabaseFact]
    public async Task KeepLeavesTheOldRowAndCountsOnlyNewOnes()
    {
        await WriteAsync([Draft("p-1", "Puente")], OnConflict.Fail);
        var written = await WriteAsync([Draft("p-1", "Camino"), Draft("p-2", "Calle")], OnConflict.Keep);

        Assert.Equal(1, written);
        Assert.Equal(["Puente", "Calle"], await TitlesAsync());
    }

    [DatabaseFact]
    public async Task FailLeavesNothingOfTheTransactionBehind()
    {
        await WriteAsync([Draft("p-1", "Puente")], OnConflict.Fail);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            WriteAsync([Draft("p-0", "Calle"), Draft("p-1", "Camino")], OnConflict.Fail));

        Assert.Equal(["Puente"], await TitlesAsync());
    }

    [DatabaseFact]
    public async Task IdsAreMadeByTheDatabaseAndAClauseOfOnesOwnDecidesOnConflict()
    {
        await WriteAsync([Process("a"), Process("b")], OnConflict.Fail);
        await WriteAsync([Process("b"), Process("c")], OnConflict.Do("(process_key) DO UPDATE SET revision = contracting_processes.revision + 1"));

        await using var db = Open();
        var processes = await db.ContractingProcesses.OrderBy(process => process.ProcessKey).ToListAsync();
        Assert.Equal([("a", 1), ("b", 2), ("c", 1)], processes.Select(process => (process.ProcessKey, process.Revision)));
        Assert.Equal(3, processes.Select(process => process.Id).Distinct().Count());
    }

    [DatabaseFact]
    public async Task ValuesSortInTheDatabaseAsTheyDoInTheProgram()
    {
        decimal?[] values = [9m, 10.5m, 1_000_000m, null];
        var drafts = values.Select((value, index) =>
        {
            var draft = Draft($"p-{index}", "Obra");
            draft.Value = value;
            draft.Updated = DateTimeOffset.UnixEpoch.AddDays(index * 1000);
            return draft;
        });
        await WriteAsync(drafts, OnConflict.Fail);

        await using var db = Open();
        Assert.Equal(
            [1_000_000m, 10.5m],
            await db.ProjectDrafts.Where(draft => draft.Value > 9m).OrderByDescending(draft => draft.Value)
                .Select(draft => draft.Value!.Value).ToListAsync());
        Assert.Equal(
            ["p-2", "p-3"],
            await db.ProjectDrafts.Where(draft => draft.Updated > DateTimeOffset.UnixEpoch.AddDays(1000))
                .OrderBy(draft => draft.Updated).Select(draft => draft.ProjectId).ToListAsync());
    }

    private async Task<int> WriteAsync<T>(IEnumerable<T> rows, OnConflict onConflict)
        where T : class
    {
        await using var db = Open();
        return await db.TransactionAsync(() => db.Bulk.WriteAsync(db, rows, onConflict, default), default);
    }

    private async Task<List<string?>> TitlesAsync()
    {
        await using var db = Open();
        return await db.ProjectDrafts.OrderBy(draft => draft.ProjectId).Select(draft => draft.Title).ToListAsync();
    }

    private static ContractingProcess Process(string key) => new() { ProcessKey = key, Revision = 1 };

    private static ProjectDraft Draft(string id, string title) => new()
    {
        ProjectId = id,
        Json = [1, 2, 3],
        Hash = [4],
        State = DraftState.Valid,
        Updated = new DateTimeOffset(2026, 7, 15, 17, 0, 0, 123, TimeSpan.Zero),
        Title = title,
        Value = 1234.5678m,
        Currency = "PAB",
        ContractingProcesses = 2,
    };
}
