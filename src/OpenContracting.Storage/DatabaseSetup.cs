using Microsoft.EntityFrameworkCore;

namespace OpenContracting.Storage;

/// <summary>Brings the database to the present version: makes it when there is none, else migrates it.</summary>
public sealed class DatabaseSetup(StorageOptions options, IDbContextFactory<Db> databases)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!options.IsPostgreSql)
            Directory.CreateDirectory(options.DataFolder);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Database.MigrateAsync(cancellation);

        // Readers never wait for the writer; the mode stays with the file.
        if (!options.IsPostgreSql)
            await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellation);
    }
}
