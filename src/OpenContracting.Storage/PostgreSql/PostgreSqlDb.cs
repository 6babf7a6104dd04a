using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage.Bulk;

namespace OpenContracting.Storage;

/// <summary>The model on PostgreSQL: many processes on many machines.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : Db(options)
{
    private static readonly PostgreSqlBulkWriter Writer = new();

    public override BulkWriter Bulk => Writer;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Keys sort by bytes whatever language the server speaks: pages and files are cut along this order.
        foreach (var key in builder.Model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(string) && (property.IsKey() || property.IsIndex())))
            key.SetCollation("C");
    }
}
