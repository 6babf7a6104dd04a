using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Runs;

namespace OpenContracting.IntegrationTests.Jobs;

public sealed class ChainTestsOnSqlite() : ChainTests(Database.Sqlite);

public sealed class ChainTestsOnPostgreSql() : ChainTests(Database.PostgreSql);

public abstract class ChainTests(Database kind) : DatabaseTests(kind)
{
    private static readonly DateTimeOffset March = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    [DatabaseFact]
    public async Task AnExportBecomesAPublishedPackage()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 60, March));
        await chain.FinishAsync();

        await using var db = Open();
        Assert.Equal([RunState.Done, RunState.Done], await db.Runs.OrderBy(run => run.Id).Select(run => run.State).ToListAsync());
        var export = await db.Exports.SingleAsync();
        Assert.Equal((ExportState.Released, 60, 60), (export.State, export.Snapshots, export.NewReleases));
        Assert.Equal(60, await db.ContractingProcesses.CountAsync(process => process.Compiled != null));
        var works = ReleasePackages.WorksIn(1, 60);
        Assert.Equal(works, await db.Projects.CountAsync(project => project.State == ProjectState.Published));

        var package = await PackageAsync("identity");
        Assert.Equal("0.9", package.GetProperty("version").GetString());
        Assert.Equal(
            await db.Projects.OrderBy(project => project.ProjectId).Select(project => project.ProjectId).ToListAsync(),
            package.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("id").GetString()!));
    }

    private async Task<JsonElement> PackageAsync(string encoding)
    {
        await using var db = Open();
        var pointer = await db.PublishedPointers.SingleAsync();
        var file = await db.PublicationFiles.SingleAsync(file =>
            file.PublicationId == pointer.PublicationId && file.Name == "package.json" && file.Encoding == encoding);
        await using var stream = new PublicationStream(TestDatabase.Contexts, file);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        Assert.Equal(file.Sha256, SHA256.HashData(bytes));
        return JsonDocument.Parse(bytes).RootElement;
    }
}
