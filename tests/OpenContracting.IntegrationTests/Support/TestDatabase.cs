using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.Storage;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>A fresh, migrated database of one test, gone with it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opencontracting-test-").FullName;
    private readonly ServiceProvider services;

    private TestDatabase(Database kind)
    {
        Options = new StorageOptions
        {
            DataFolder = folder,
            Connection = kind == Database.PostgreSql ? PostgreSqlServer.CreateDatabase() : "",
        };
        services = new ServiceCollection().AddOpenContractingStorage(Options).BuildServiceProvider();
    }

    public StorageOptions Options { get; }

    public IDbContextFactory<Db> Contexts => services.GetRequiredService<IDbContextFactory<Db>>();

    public static async Task<TestDatabase> CreateAsync(Database kind)
    {
        var database = new TestDatabase(kind);
        await database.services.GetRequiredService<DatabaseSetup>().RunAsync(CancellationToken.None);
        return database;
    }

    public Db Open() => Contexts.CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (Options.IsPostgreSql)
            PostgreSqlServer.DropDatabase(Options.Connection);
        else
            SqliteConnection.ClearPool(new SqliteConnection($"Data Source={Options.DatabaseFile}"));
        Directory.Delete(folder, recursive: true);
    }
}
