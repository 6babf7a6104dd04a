using System.Net;
using Microsoft.Playwright;
using OpenContracting.IntegrationTests.Support;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>A portal with published works, its administrator signed in, and a Chromium where there is one.</summary>
public sealed class ReviewedPortal : IAsyncLifetime
{
    private readonly CookieContainer cookies = new();
    private RunningPortal? portal;
    private IPlaywright? playwright;

    public RunningPortal Portal => portal!;

    internal StaffBrowser Curator { get; private set; } = null!;

    public IBrowser? Chromium { get; private set; }

    public async Task InitializeAsync()
    {
        portal = await RunningPortal.StartRealAsync(Database.Sqlite, "--OpenContracting:ReadsPerMinute=1000000", "--OpenContracting:SignInsPerMinute=1000", "--OpenContracting:LinkChecks=true");
        await portal.PublishAsync("2024-01", "2024-02");
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new Uri(portal.Address) };
        Curator = await SignInTests.AdministratorAsync(portal, client);
        if (ChromiumFactAttribute.Executable is not { } chromium)
            return;
        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
    }

    /// <summary>What the administrator's browser would send.</summary>
    public IEnumerable<Microsoft.Playwright.Cookie> Cookies() =>
        cookies.GetAllCookies().Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Url = Portal.Address });

    public async Task DisposeAsync()
    {
        if (Chromium is not null)
            await Chromium.DisposeAsync();
        playwright?.Dispose();
        if (portal is not null)
            await portal.DisposeAsync();
    }
}
