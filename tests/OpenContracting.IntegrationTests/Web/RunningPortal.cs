using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage;
using OpenContracting.Storage.Runs;
using OpenContracting.Tests;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The real host on a port of its own and a fresh database, as <c>dotnet run</c> starts it.</summary>
public sealed class RunningPortal : IAsyncDisposable
{
    /// <summary>What <c>--public-address</c> says in tests, so that an address taken from elsewhere shows.</summary>
    public const string PublicAddress = "https://obras.example.org";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly WebApplication app;
    private readonly string folder;
    private readonly string? postgres;
    private readonly FaultLog log;

    private RunningPortal(WebApplication app, string folder, string? postgres, FaultLog log)
    {
        this.log = log;
        this.app = app;
        this.folder = folder;
        this.postgres = postgres;
        Client = NewClient();
    }

    /// <summary>Follows no redirects and keeps no cookies, so that a test sees them.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public string Address => Services.GetRequiredService<PublicAddress>().Bound;

    public string DataFolder => folder;

    /// <summary>An instance for real data.</summary>
    public static Task<RunningPortal> StartRealAsync(Database database = Database.Sqlite, params IReadOnlyList<string> arguments) =>
        StartAsync(database, ["--no-demo", "--public-address", PublicAddress, .. arguments]);

    public static async Task<RunningPortal> StartAsync(Database database, params IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("oc-portal-").FullName;
        var postgres = database == Database.PostgreSql ? PostgreSqlServer.CreateDatabase() : null;
        string[] storage = postgres is null ? ["--data", folder] : ["--data", folder, "--database", postgres];
        var log = new FaultLog();
        var app = await Instance.StartAsync(
            [.. storage, "--urls", "http://127.0.0.1:0", .. arguments],
            builder => builder.Logging.ClearProviders().AddProvider(log));
        return new RunningPortal(app, folder, postgres, log);
    }

    public HttpClient NewClient(bool cookies = false) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = cookies }) { BaseAddress = new Uri(Address) };

    public Task<Db> OpenDbAsync() => Services.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync();

    /// <summary>A month of the bundled synthetic data, by its end: <c>2024-03.zip</c>.</summary>
    public static string Month(string month) => RepositoryFiles.Fixture("exports", "demo", $"panamacompra_v3-{month}.zip");

    public async Task<string> NewKeyAsync(string source = "dgcp", Func<PublisherKeyScope, PublisherKeyScope>? limit = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<PublisherKeys>();
        var plain = new PublisherKeyScope("test", source);
        return (await keys.CreateAsync(limit?.Invoke(plain) ?? plain, AuditLog.Console, default)).Key;
    }

    public async Task<HttpResponseMessage> PushAsync(string file, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/exports?name={Path.GetFileName(file)}")
        {
            Content = new StreamContent(File.OpenRead(file)),
        };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await Client.SendAsync(request);
    }

    /// <summary>Pushes months as their publisher would, and waits until they are published.</summary>
    public async Task PublishAsync(params IReadOnlyList<string> months)
    {
        var key = await NewKeyAsync();
        foreach (var month in months)
        {
            using var answer = await PushAsync(Month(month), key);
            answer.EnsureSuccessStatusCode();
        }

        await FinishAsync();
    }

    /// <summary>Waits until everything that came in has taken effect.</summary>
    public async Task FinishAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var db = await OpenDbAsync();
        while (await db.Runs.AnyAsync(run => run.State == RunState.Waiting || run.State == RunState.Running, patience.Token))
            await Task.Delay(100, patience.Token);
        // The current publication is asked for at most once a second.
        await Task.Delay(1100, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var fault in log.Faults.Take(5))
            Console.WriteLine(fault);
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        // Pooled connections would keep the file.
        SqliteConnection.ClearAllPools();
        if (postgres is not null)
            PostgreSqlServer.DropDatabase(postgres);
        Directory.Delete(folder, recursive: true);
    }
}
