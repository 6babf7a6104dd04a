using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Every public page in a real browser: both languages, a phone and a desk, light and dark, with and without script.</summary>
public sealed class BrowserTests(BrowserPortal shared) : IClassFixture<BrowserPortal>
{
    private const int LargestFirstLoad = 200_000;

    public static TheoryData<int, string, ColorScheme> Views => new()
    {
        { 375, "es", ColorScheme.Light },
        { 375, "en", ColorScheme.Dark },
        { 1280, "es", ColorScheme.Dark },
        { 1280, "en", ColorScheme.Light },
    };

    [ChromiumTheory]
    [MemberData(nameof(Views))]
    public async Task NoPageBreaksAnAccessibilityRuleScrollsSidewaysOrComplains(int width, string language, ColorScheme scheme)
    {
        await using var context = await shared.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            BaseURL = shared.Portal.Address,
        });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            // The page for lost readers is a 404 itself, and the browser says so.
            if (message.Type is "error" or "warning" && !page.Url.EndsWith(PageAddress.NotFound.In(language), StringComparison.Ordinal))
                complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        foreach (var address in await shared.AddressesAsync(language))
        {
            await page.GotoAsync(address);
            complaints.AddRange((await page.RunAxe()).Violations.Select(rule => $"{address}: {rule.Id} at {rule.Nodes[0].Target}"));
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                complaints.Add($"{address} scrolls sideways at {width} px.");
            if (await page.Locator("h1").CountAsync() != 1)
                complaints.Add($"{address} has not one h1.");
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [ChromiumFact]
    public async Task TheFirstLoadIsUnder200KilobytesAndAsksNoOtherHost()
    {
        await using var context = await shared.Browser.NewContextAsync(new() { BaseURL = shared.Portal.Address });
        foreach (var address in await shared.AddressesAsync("es"))
        {
            var page = await context.NewPageAsync();
            var bytes = 0L;
            var elsewhere = new List<string>();
            page.Request += (_, request) =>
            {
                if (!request.Url.StartsWith(shared.Portal.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                    elsewhere.Add(request.Url);
            };
            var network = await context.NewCDPSessionAsync(page);
            await network.SendAsync("Network.enable");
            await network.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
            network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
                Interlocked.Add(ref bytes, (long)finished!.Value.GetProperty("encodedDataLength").GetDouble());
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

            Assert.Empty(elsewhere);
            Assert.True(bytes is > 0 and < LargestFirstLoad, $"{address} loads {bytes} bytes.");
            await page.CloseAsync();
        }
    }

    [ChromiumFact]
    public async Task AReaderFindsAWorkByFilteringWithoutScript()
    {
        await using var context = await shared.Browser.NewContextAsync(new() { BaseURL = shared.Portal.Address, JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Obras", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Aplicar filtros" }).ClickAsync();
        Assert.Contains("status=", page.Url);
        var title = await page.Locator(".works h3 a").First.InnerTextAsync();
        await page.Locator(".works h3 a").First.ClickAsync();

        Assert.Equal(title, await page.Locator("h1").InnerTextAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        Assert.Contains("/en/projects/", page.Url);
        Assert.Equal(title, await page.Locator("h1").InnerTextAsync());
    }

    [ChromiumFact]
    public async Task TheWholePathOfAReaderCanBeGoneByKeyboard()
    {
        await using var context = await shared.Browser.NewContextAsync(new() { BaseURL = shared.Portal.Address });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Saltar al contenido", await page.EvaluateAsync<string>("document.activeElement.innerText"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**#main");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("q", await page.EvaluateAsync<string>("document.activeElement.name"));
        await page.Keyboard.TypeAsync("construccion");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/proyectos?q=construccion*");

        Assert.NotEqual("0 obras", await page.Locator("#found").InnerTextAsync());
    }

    [ChromiumFact]
    public async Task TheInteractiveApiPageWorksUnderThePolicy()
    {
        await using var context = await shared.Browser.NewContextAsync(new() { BaseURL = shared.Portal.Address });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        await page.GotoAsync("/api/");
        await page.GetByText("/api/v1/status").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
        await page.GetByText("\"publication\"").First.WaitForAsync();

        Assert.Empty(complaints);
    }
}
