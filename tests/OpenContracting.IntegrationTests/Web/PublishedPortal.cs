using OpenContracting.IntegrationTests.Support;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>One instance with three months published, shared by all tests that only read.</summary>
public abstract class PublishedPortal(Database database) : IAsyncLifetime
{
    private RunningPortal? portal;

    public RunningPortal Portal => portal!;

    public async Task InitializeAsync()
    {
        if (database == Database.PostgreSql && PostgreSqlServer.Skip is not null)
            return;
        portal = await RunningPortal.StartRealAsync(database, "--OpenContracting:ReadsPerMinute=1000000", "--OpenContracting:PushesPerMinute=1000",
            "--OpenContracting:ValidationsPerMinute=1000000", "--OpenContracting:SignInsPerMinute=1000", CasesOfPortal.RecipientSetting);
        await portal.PublishAsync("2024-01", "2024-02", "2024-03");
        await portal.FirstCommitteeAsync();
        await portal.FirstCaseAsync();
    }

    public async Task DisposeAsync()
    {
        if (portal is not null)
            await portal.DisposeAsync();
    }
}

public sealed class PublishedPortalOnSqlite() : PublishedPortal(Database.Sqlite);

public sealed class PublishedPortalOnPostgreSql() : PublishedPortal(Database.PostgreSql);

[CollectionDefinition(Name)]
public sealed class PortalOnSqlite : ICollectionFixture<PublishedPortalOnSqlite>
{
    public const string Name = "published portal on SQLite";
}

[CollectionDefinition(Name)]
public sealed class PortalOnPostgreSql : ICollectionFixture<PublishedPortalOnPostgreSql>
{
    public const string Name = "published portal on PostgreSQL";
}
