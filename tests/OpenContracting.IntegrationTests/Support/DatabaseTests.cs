using OpenContracting.Storage;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>A suite that runs on both databases, each test on a fresh one.</summary>
public abstract class DatabaseTests(Database kind) : IAsyncLifetime
{
    protected Database Kind { get; } = kind;

    private TestDatabase? database;

    protected TestDatabase TestDatabase => database!;

    protected Db Open() => TestDatabase.Open();

    public virtual async Task InitializeAsync() => database = await TestDatabase.CreateAsync(Kind);

    public virtual async Task DisposeAsync() => await TestDatabase.DisposeAsync();
}
