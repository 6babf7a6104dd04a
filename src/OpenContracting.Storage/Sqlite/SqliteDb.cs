using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Sqlite;

namespace OpenContracting.Storage;

/// <summary>The model on SQLite: one process, one file, nothing to install.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : Db(options)
{
    private static readonly SqliteBulkWriter Writer = new();
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> WriterOf = new();

    public override BulkWriter Bulk => Writer;

    /// <remarks>
    /// SQLite has one writer at a time and lets the others poll; waiting in line is fairer and faster.
    /// </remarks>
    public override async Task<T> TransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        var writer = WriterOf.GetOrAdd(Database.GetConnectionString()!, _ => new(1));
        await writer.WaitAsync(cancellation);
        try
        {
            return await base.TransactionAsync(work, cancellation);
        }
        finally
        {
            writer.Release();
        }
    }

    /// <remarks>SQLite's usual transaction is one that writes; a deferred one only reads.</remarks>
    public override async Task ReadAtOneMomentAsync(Func<Task> read, CancellationToken cancellation)
    {
        await Database.OpenConnectionAsync(cancellation);
        await using var transaction = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        await Database.UseTransactionAsync(transaction, cancellation);
        await read();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite has neither type; both are stored so that they sort and compare as they should.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcText>();
        configurationBuilder.Properties<decimal>().HaveConversion<TenThousandths>();
    }
}
