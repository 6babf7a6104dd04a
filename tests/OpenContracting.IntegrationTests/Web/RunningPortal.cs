using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenContracting.Storage;
using OpenContracting.Web.Hosting;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The real host on a port of its own and a fresh SQLite file, as <c>dotnet run</c> starts it.</summary>
public sealed class RunningPortal : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private RunningPortal(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
        Client = NewClient();
    }

    /// <summary>Follows no redirects, so that a test sees them.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public string Address => Services.GetRequiredService<PublicAddress>().Bound;

    public static async Task<RunningPortal> StartAsync(params IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("oc-portal-").FullName;
        var app = await Instance.StartAsync(
            ["--data", folder, "--urls", "http://127.0.0.1:0", .. arguments],
            builder => builder.Logging.ClearProviders());
        return new RunningPortal(app, folder);
    }

    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };

    public Task<Db> OpenDbAsync() => Services.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        // Pooled connections would keep the file.
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
