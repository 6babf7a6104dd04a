using System.Text.Json;
using Microsoft.Playwright;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>A portal with published works and a Chromium to look at it; one for all classes that look.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserPortal : IAsyncLifetime, ICollectionFixture<BrowserPortal>
{
    public const string Name = "browser";

    private RunningPortal? portal;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public RunningPortal Portal => portal!;

    public IBrowser Browser => browser!;

    public async Task InitializeAsync()
    {
        if (ChromiumFactAttribute.Executable is not { } chromium)
            return;
        portal = await RunningPortal.StartRealAsync(Database.Sqlite, "--OpenContracting:ReadsPerMinute=1000000", "--OpenContracting:PushesPerMinute=1000",
            "--OpenContracting:ValidationsPerMinute=1000000", "--OpenContracting:SignInsPerMinute=1000", CasesOfPortal.RecipientSetting);
        await portal.PublishAsync("2024-01", "2024-02", "2024-03", "2024-04");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
    }

    /// <summary>The addresses of all public pages, the busiest project and institution among them.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync(string language)
    {
        using var package = JsonDocument.Parse(await Portal.Client.GetByteArrayAsync("/api/v1/oc4ids/package.json"));
        var project = package.RootElement.GetProperty("projects").EnumerateArray()
            .MaxBy(project => project.GetRawText().Length).GetProperty("id").GetString();
        using var institutions = JsonDocument.Parse(await Portal.Client.GetStringAsync("/api/v1/institutions"));
        var institution = institutions.RootElement.GetProperty("institutions")[0].GetProperty("id").GetString();
        return
        [
            .. await PublicPages.AddressesAsync(Portal, language, project, institution),
            PageAddress.Projects.In(language) + "?q=nada-de-nada&status=implementation",
            PageAddress.NotFound.In(language),
        ];
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (portal is not null)
            await portal.DisposeAsync();
    }
}
