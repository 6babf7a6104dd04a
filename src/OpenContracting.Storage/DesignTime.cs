using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace OpenContracting.Storage;

/// <summary>For <c>dotnet ef</c> only, which makes migrations without a host or a database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteDb>, IDesignTimeDbContextFactory<PostgreSqlDb>
{
    SqliteDb IDesignTimeDbContextFactory<SqliteDb>.CreateDbContext(string[] args) =>
        (SqliteDb)Create("");

    PostgreSqlDb IDesignTimeDbContextFactory<PostgreSqlDb>.CreateDbContext(string[] args) =>
        (PostgreSqlDb)Create("Host=localhost");

    private static Db Create(string connection) =>
        new ServiceCollection()
            .AddOpenContractingStorage(new StorageOptions { Connection = connection })
            .BuildServiceProvider()
            .GetRequiredService<Db>();
}
