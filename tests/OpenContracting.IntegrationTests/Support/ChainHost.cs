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
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

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

    /// <summary>Waits until everything that came in has taken effect.</summary>
    public async Task FinishAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var db = Get<IDbContextFactory<Db>>().CreateDbContext();
        while (await db.Runs.AnyAsync(run => run.State == RunState.Waiting || run.State == RunState.Running, patience.Token))
            await Task.Delay(50, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
