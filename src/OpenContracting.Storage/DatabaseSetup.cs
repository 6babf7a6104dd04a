using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace OpenContracting.Storage;

/// <summary>Brings the database to the present version: makes it when there is none, else migrates it.</summary>
public sealed class DatabaseSetup(StorageOptions options, IDbContextFactory<Db> databases)
{
    /// <summary>Names the advisory lock: any number, the same in every process ("OC" and 2026).</summary>
    private const long Turn = 0x4F43_2026;

    /// <summary>Makes an empty PostgreSQL database when there is none, or the folder of the SQLite file.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        if (!options.IsPostgreSql)
        {
            Directory.CreateDirectory(options.DataFolder);
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellation))
            await creator.CreateAsync(cancellation);
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (options.IsPostgreSql)
        {
            await MigrateInTurnAsync(db, cancellation);
            return;
        }

        await CreateAsync(cancellation);
        await db.Database.MigrateAsync(cancellation);

        // Readers never wait for the writer; the mode stays with the file.
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellation);
    }

    // A web process and its workers start at the same moment, and EF Core lists what is to be migrated before it takes its own
    // lock: the second would repeat what the first has done, and fail. A lock of the server's, gone with its connection, is before both.
    private async Task MigrateInTurnAsync(Db db, CancellationToken cancellation)
    {
        await CreateAsync(cancellation);
        await using var gate = await databases.CreateDbContextAsync(cancellation);
        gate.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await gate.Database.OpenConnectionAsync(cancellation);
        await gate.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Turn})", cancellation);
        try
        {
            await db.Database.MigrateAsync(cancellation);
        }
        finally
        {
            await gate.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Turn})", CancellationToken.None);
        }
    }
}
