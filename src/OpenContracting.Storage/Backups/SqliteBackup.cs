using Microsoft.Data.Sqlite;

namespace OpenContracting.Storage.Backups;

/// <summary>The embedded database, copied whole at one moment while others write to it.</summary>
internal sealed class SqliteBackup(StorageOptions options) : IDatabaseBackup
{
    private const string Entry = "database.sqlite";

    private static readonly string[] Logs = ["-wal", "-shm"];

    public string Kind => "sqlite";

    public string? Aside { get; private set; }

    public Task<bool> ExistsAsync(CancellationToken cancellation) => Task.FromResult(File.Exists(options.DatabaseFile));

    public async Task<string> WriteAsync(BackupArchive archive, string file, CancellationToken cancellation)
    {
        var copy = file + ".sqlite";
        try
        {
            // Empty, it is a database already, and those that SQLite writes beside it have its rights.
            await PrivateFile.Create(copy).DisposeAsync();
            await using var from = Connection(options.DatabaseFile, SqliteOpenMode.ReadWrite);
            await using (var to = Connection(copy, SqliteOpenMode.ReadWriteCreate))
            {
                from.BackupDatabase(to);
                // A database of one file: what stands in a log beside it would not come along.
                await ExecuteAsync(to, "PRAGMA journal_mode = DELETE");
            }

            await archive.AddAsync(Entry, [], async stream =>
            {
                await using var content = File.OpenRead(copy);
                await content.CopyToAsync(stream, cancellation);
            });
            await using var taken = Connection(copy, SqliteOpenMode.ReadOnly);
            return await ExecuteAsync(taken, "SELECT max(\"migration_id\") FROM \"__EFMigrationsHistory\"");
        }
        finally
        {
            File.Delete(copy);
        }
    }

    public async Task MakeRoomAsync(BackupManifest manifest, bool replaces, Func<Task> keep, CancellationToken cancellation)
    {
        if (!File.Exists(options.DatabaseFile))
            return;
        if (!replaces)
            throw new BackupException("restore-not-empty", options.DatabaseFile);
        try
        {
            // Refused while any other connection is open, so an instance that runs is found out before its file is taken from under it.
            await using var own = Connection(options.DatabaseFile, SqliteOpenMode.ReadWrite);
            await ExecuteAsync(own, "PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            throw new BackupException("restore-running");
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is 11 or 26)
        {
            // What is there is damaged, or no database: a reason to put a backup in its place. The file itself is kept.
        }
    }

    public async Task ReadAsync(string file, BackupManifest manifest, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.DataFolder);
        var next = options.DatabaseFile + ".restoring";
        try
        {
            using (var zip = BackupArchive.Open(file))
            await using (var content = zip.GetEntry(Entry)!.Open())
            await using (var to = File.Create(next))
                await content.CopyToAsync(to, cancellation);
            await using (var restored = Connection(next, SqliteOpenMode.ReadWrite))
                if (await ExecuteAsync(restored, "PRAGMA integrity_check") is not "ok" and var fault)
                    throw new BackupException("backup-damaged", fault);
            if (File.Exists(options.DatabaseFile))
            {
                var aside = FreeName.For(options.DatabaseFile + ".before");
                Move(options.DatabaseFile, aside);
                Aside = aside;
            }

            File.Move(next, options.DatabaseFile);
        }
        finally
        {
            File.Delete(next);
        }
    }

    public void GoBack()
    {
        if (Aside is null)
            return;
        // Idle connections of the instance's own hold the file that goes.
        using (var pooled = new SqliteConnection($"Data Source={options.DatabaseFile}"))
            SqliteConnection.ClearPool(pooled);
        foreach (var log in Logs)
            File.Delete(options.DatabaseFile + log);
        Move(Aside, options.DatabaseFile);
        Aside = null;
    }

    /// <summary>A log that stands beside a database is part of it.</summary>
    private static void Move(string from, string to)
    {
        foreach (var log in Logs.Where(log => File.Exists(from + log)))
            File.Move(from + log, to + log, overwrite: true);
        File.Move(from, to, overwrite: true);
    }

    private static SqliteConnection Connection(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static async Task<string> ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // All of them are constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync() as string ?? "";
    }
}
