using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenContracting.Storage;
using OpenContracting.Storage.Backups;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>A fresh, migrated database of one test, gone with it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opencontracting-test-").FullName;
    private readonly ServiceProvider services;
    private readonly bool isOwn;

    private TestDatabase(Database kind, string? own = null)
    {
        Options = new StorageOptions
        {
            DataFolder = folder,
            Connection = own ?? (kind == Database.PostgreSql ? PostgreSqlServer.CreateDatabase() : ""),
        };
        isOwn = own is not null;
        services = new ServiceCollection().AddOpenContractingStorage(Options).BuildServiceProvider();
    }

    public StorageOptions Options { get; }

    public IDbContextFactory<Db> Contexts => services.GetRequiredService<IDbContextFactory<Db>>();

    public Backup Backup => services.GetRequiredService<Backup>();

    /// <summary>A path for a file that is gone with the database.</summary>
    public string FileNamed(string name) => Path.Combine(folder, name);

    public static async Task<TestDatabase> CreateAsync(Database kind)
    {
        var database = new TestDatabase(kind);
        await database.MigrateAsync();
        return database;
    }

    /// <summary>On a server of the test's own, which takes it along.</summary>
    public static async Task<TestDatabase> CreateOnAsync(string connection)
    {
        var database = new TestDatabase(Database.PostgreSql, connection);
        await database.MigrateAsync();
        return database;
    }

    /// <summary>Nothing in it yet, not even tables.</summary>
    public static TestDatabase Empty(Database kind) => new(kind);

    public Task MigrateAsync() => services.GetRequiredService<DatabaseSetup>().RunAsync(CancellationToken.None);

    /// <summary>Closes the connections that are kept for later use.</summary>
    public void Leave()
    {
        if (Options.IsPostgreSql)
            NpgsqlConnection.ClearPool(new NpgsqlConnection(Options.Connection));
        else
            SqliteConnection.ClearPool(new SqliteConnection($"Data Source={Options.DatabaseFile}"));
    }

    public Db Open() => Contexts.CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Leave();
        if (Options.IsPostgreSql && !isOwn)
            PostgreSqlServer.DropDatabase(Options.Connection);
        Directory.Delete(folder, recursive: true);
    }
}
