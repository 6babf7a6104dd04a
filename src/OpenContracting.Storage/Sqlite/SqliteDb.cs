using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage.Sqlite;

namespace OpenContracting.Storage;

/// <summary>The model on SQLite: one process, one file, nothing to install.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : Db(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite has neither type; both are stored so that they sort and compare as they should.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcText>();
        configurationBuilder.Properties<decimal>().HaveConversion<TenThousandths>();
    }
}
