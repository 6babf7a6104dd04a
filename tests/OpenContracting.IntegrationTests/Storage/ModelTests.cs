using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.Storage;

namespace OpenContracting.IntegrationTests.Storage;

public sealed class ModelTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Host=localhost")]
    public void MigrationsAreInStepWithTheModel(string connection)
    {
        using var provider = new ServiceCollection()
            .AddOpenContractingStorage(new StorageOptions { Connection = connection })
            .BuildServiceProvider();
        using var db = provider.GetRequiredService<IDbContextFactory<Db>>().CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges(),
            $"Run: dotnet ef migrations add NAME --project src/OpenContracting.Storage --context {db.GetType().Name} "
            + $"--output-dir {(connection == "" ? "Sqlite" : "PostgreSql")}/Migrations");
    }
}
