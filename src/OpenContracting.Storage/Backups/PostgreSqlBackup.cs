using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace OpenContracting.Storage.Backups;

/// <summary>The tables of a PostgreSQL database as the server itself writes them, all as they stood at one moment.</summary>
/// <remarks>The job queue is left out: what it knew, the run table knows, and the keeper of the chain puts it in the queue again.</remarks>
internal sealed class PostgreSqlBackup(StorageOptions options, IDbContextFactory<Db> databases) : IDatabaseBackup
{
    private const string History = "__EFMigrationsHistory";

    public string Kind => "postgresql";

    public string? Aside => null;

    public async Task<bool> ExistsAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(cancellation);
            return await MigrationAsync(connection, cancellation) is not null;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    public async Task<string> WriteAsync(BackupArchive archive, string file, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        // One snapshot for all tables; nobody waits for it, and it waits for nobody.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var migration = await MigrationAsync(connection, cancellation) ?? throw new BackupException("backup-nothing");
        foreach (var (table, columns) in await TablesAsync(connection, migration, cancellation))
            await archive.AddAsync(table, columns, async stream =>
            {
                await using var rows = await connection.BeginRawBinaryCopyAsync(
                    $"COPY \"{table}\" ({Names(columns)}) TO STDOUT (FORMAT BINARY)", cancellation);
                await rows.CopyToAsync(stream, cancellation);
            });
        return migration;
    }

    public async Task MakeRoomAsync(BackupManifest manifest, bool replaces, Func<Task> keep, CancellationToken cancellation)
    {
        var coming = await TablesOfAsync(manifest.Migration, cancellation);
        if (manifest.Entries.FirstOrDefault(entry => !coming.Contains(entry.Name)) is { } unknown)
            throw new BackupException("backup-damaged", unknown.Name);
        if (!await ExistsAsync(cancellation))
            return;
        await using var connection = await OpenAsync(cancellation);
        if (!replaces)
            throw new BackupException("restore-not-empty", connection.Database);
        if (await ScalarAsync(
            connection, "SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
            cancellation) != "0")
            throw new BackupException("restore-running");
        var migration = await MigrationAsync(connection, cancellation) ?? "";
        var tables = (await TablesAsync(connection, migration, cancellation)).Keys.Append(History);
        await keep();
        try
        {
            // All in one statement: together or not at all. Others may have tables here too; what of theirs hangs on ours holds it up.
            await ExecuteAsync(connection, $"DROP TABLE {Names(tables)}", cancellation);
        }
        catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.DependentObjectsStillExist)
        {
            throw new BackupException("restore-held", held.Detail ?? held.MessageText);
        }
    }

    public void GoBack()
    {
        // What was there is in a backup of its own.
    }

    public async Task ReadAsync(string file, BackupManifest manifest, CancellationToken cancellation)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            await db.GetService<IMigrator>().MigrateAsync(manifest.Migration, cancellation);
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var tables = (await TablesAsync(connection, manifest.Migration, cancellation)).Keys.ToList();
        // A new database is not quite empty: the roles are there.
        await ExecuteAsync(connection, $"TRUNCATE {Names(tables)}", cancellation);
        var entries = manifest.Entries.ToDictionary(entry => entry.Name);
        using var zip = BackupArchive.Open(file);
        foreach (var table in await InOrderAsync(connection, entries.Keys, cancellation))
        {
            await using var rows = zip.GetEntry(table)!.Open();
            await using (var copy = await connection.BeginRawBinaryCopyAsync(
                $"COPY \"{table}\" ({Names(entries[table].Columns)}) FROM STDIN (FORMAT BINARY)", cancellation))
                await rows.CopyToAsync(copy, cancellation);
        }

        await SetSequencesAsync(connection, tables, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.Connection) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    /// <summary>The last migration of what is there; null when no instance is.</summary>
    private static async Task<string?> MigrationAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        await ScalarAsync(connection, $"SELECT to_regclass(quote_ident(current_schema()) || '.\"{History}\"')::text", cancellation) is { Length: > 0 }
        && await ScalarAsync(connection, $"SELECT max(migration_id) FROM \"{History}\"", cancellation) is { Length: > 0 } migration ? migration : null;

    /// <summary>The names of the tables that an instance has at a migration.</summary>
    private async Task<HashSet<string>> TablesOfAsync(string migration, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var assembly = db.GetService<IMigrationsAssembly>();
        if (!assembly.Migrations.TryGetValue(migration, out var type))
            throw new BackupException("database-later", migration);
        return [.. assembly.CreateMigration(type, db.Database.ProviderName!).TargetModel.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>()];
    }

    /// <summary>An instance's own tables and their columns; others may share the database.</summary>
    private async Task<Dictionary<string, List<string>>> TablesAsync(NpgsqlConnection connection, string migration, CancellationToken cancellation)
    {
        var own = await TablesOfAsync(migration, cancellation);
        var tables = new Dictionary<string, List<string>>();
        await using var command = new NpgsqlCommand(
            """
            SELECT t.relname, c.attname FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid
            WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace AND c.attnum > 0 AND NOT c.attisdropped AND c.attgenerated = ''
            ORDER BY t.relname, c.attnum
            """, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var table = rows.GetString(0);
            if (!own.Contains(table))
                continue;
            if (!tables.TryGetValue(table, out var columns))
                tables[table] = columns = [];
            columns.Add(rows.GetString(1));
        }

        return tables;
    }

    /// <summary>Tables that others refer to come before them.</summary>
    private static async Task<List<string>> InOrderAsync(NpgsqlConnection connection, IEnumerable<string> tables, CancellationToken cancellation)
    {
        var refers = new List<(string From, string To)>();
        await using (var command = new NpgsqlCommand(
            """
            SELECT f.relname, t.relname FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
            WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace AND k.conrelid <> k.confrelid
            """, connection))
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                refers.Add((rows.GetString(0), rows.GetString(1)));

        var left = tables.Order(StringComparer.Ordinal).ToList();
        var ordered = new List<string>();
        while (left.Count > 0)
        {
            var free = left.Where(table => !refers.Any(reference => reference.From == table && left.Contains(reference.To))).ToList();
            if (free.Count == 0)
                throw new InvalidOperationException($"These tables refer to one another in a circle: {string.Join(", ", left)}");
            ordered.AddRange(free);
            left.RemoveAll(free.Contains);
        }

        return ordered;
    }

    private static async Task SetSequencesAsync(NpgsqlConnection connection, List<string> tables, CancellationToken cancellation)
    {
        var columns = new List<(string Table, string Column)>();
        await using (var command = new NpgsqlCommand(
            """
            SELECT t.relname, c.attname FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid
            WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace AND c.attnum > 0 AND NOT c.attisdropped
              AND pg_get_serial_sequence(quote_ident(t.relname), c.attname) IS NOT NULL
            """, connection))
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                columns.Add((rows.GetString(0), rows.GetString(1)));
        foreach (var (table, column) in columns.Where(column => tables.Contains(column.Table)))
            await ExecuteAsync(
                connection,
                $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), coalesce((SELECT max(\"{column}\") FROM \"{table}\"), 0) + 1, false)", cancellation);
    }

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));

#pragma warning disable CA2100 // Names of tables and columns come from the catalogue of the database itself, or from a manifest compared with it.
    private static async Task<string> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation) as string ?? "";
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
#pragma warning restore CA2100
}
