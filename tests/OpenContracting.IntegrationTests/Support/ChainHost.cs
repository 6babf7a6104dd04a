using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenContracting.Jobs;
using OpenContracting.Jobs.Exports;
using OpenContracting.Jobs.Publications;
using OpenContracting.Storage;
using OpenContracting.Storage.Runs;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>The chain in this process, on a test's database.</summary>
public sealed class ChainHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly IHost host;

    private ChainHost(IHost host) => this.host = host;

    public ExportIntake Intake => Get<ExportIntake>();

    public static async Task<ChainHost> StartAsync(TestDatabase database, Action<IServiceCollection>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole();
        builder.Services.AddOpenContractingStorage(database.Options);
        builder.Services.AddOpenContractingJobs(_ => new Publisher { Address = "https://obras.example.org" });
        builder.Services.AddOpenContractingWorker();
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new ChainHost(host);
    }

    public T Get<T>()
        where T : notnull =>
        host.Services.GetRequiredService<T>();

    public async Task<Receipt> DeliverAsync(byte[] export, string name = "package.json") =>
        await Intake.AcceptAsync(new MemoryStream(export), new Delivery(name, "synthetic") { Synthetic = true }, default);

    /// <summary>Publishes what changed without an export: a decision of a person, the turn of a day.</summary>
    public async Task PublishAsync()
    {
        await Get<Chain>().RequestPublicationAsync(default);
        await FinishAsync();
    }

    /// <summary>Waits until everything that came in has taken effect.</summary>
    public async Task FinishAsync()
    {
        var waited = Stopwatch.StartNew();
        await using var db = Get<IDbContextFactory<Db>>().CreateDbContext();
        while (await db.Runs.AnyAsync(run => run.State == RunState.Waiting || run.State == RunState.Running))
        {
            if (waited.Elapsed > Patience)
                Assert.Fail($"Not finished after {Patience}: {await WhereItStandsAsync(db)}");
            await Task.Delay(50);
        }
    }

    private static async Task<string> WhereItStandsAsync(Db db)
    {
        var runs = await db.Runs.OrderBy(run => run.Id).ToListAsync();
        var partitions = await db.RunPartitions.Where(partition => partition.State != PartitionState.Done).ToListAsync();
        return string.Join('\n', [
            .. runs.Select(run => $"run {run.Id} {run.Kind} {run.State} {run.Stage}, {run.PartitionsLeft} left {run.Error}"),
            .. partitions.Select(row =>
                $"partition {row.Id} of {row.RunId} {row.Stage} {row.State}, attempt {row.Attempts}, enqueued {row.EnqueuedAt}, until {row.ClaimedUntil} {row.Error}"),
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
