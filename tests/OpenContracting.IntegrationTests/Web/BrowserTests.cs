using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OpenContracting.Tests;
using OpenContracting.Web.Accounts;
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
        { 1280, "es", ColorScheme.Light },
        { 1280, "en", ColorScheme.Dark },
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
            // The rules judge contents and colours: each width, language and scheme once is enough of them.
            if (width == 375 == (scheme == ColorScheme.Dark))
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

    public static TheoryData<int, bool, ColorScheme> ValidatorViews => new()
    {
        { 375, true, ColorScheme.Dark },
        { 1280, true, ColorScheme.Light },
        { 375, false, ColorScheme.Light },
        { 1280, false, ColorScheme.Dark },
    };

    [ChromiumTheory]
    [MemberData(nameof(ValidatorViews))]
    public async Task ADocumentIsSentItsReportReadAndDeleted(int width, bool script, ColorScheme scheme)
    {
        await using var context = await shared.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            BaseURL = shared.Portal.Address,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Validador", Exact = true }).ClickAsync();
        await page.GetByLabel("Suelte aquí un archivo, o elíjalo").SetInputFilesAsync(RepositoryFiles.Fixture("reports", "package.json"));
        await page.GetByLabel("Guardar el informe").SelectOptionAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Validar" }).ClickAsync();
        await page.WaitForURLAsync("**/validador/informes/*");
        await page.GetByTestId("verdicts").WaitForAsync();

        Assert.Equal("package.json", await page.Locator("h1").InnerTextAsync());
        Assert.Equal(["Estructura", "Conformidad", "Calidad", "Cobertura"], await page.GetByTestId("verdicts").Locator("dt").AllInnerTextsAsync());
        if (script)
            Assert.Empty((await page.RunAxe()).Violations.Select(rule => $"{rule.Id} at {rule.Nodes[0].Target}"));
        await page.GetByLabel("Veredicto").SelectOptionAsync("structure");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrar" }).ClickAsync();
        await page.WaitForURLAsync("**verdict=structure*");
        await page.GetByRole(AriaRole.Link, new() { Name = "Más sobre esta regla" }).First.ClickAsync();
        await page.WaitForURLAsync("**/validador/reglas/*");
        await page.GoBackAsync();
        await page.GetByTestId("delete").ClickAsync();
        await page.WaitForURLAsync("**/validador?deleted=1");

        Assert.Equal("El informe se borró.", await page.GetByRole(AriaRole.Status).First.InnerTextAsync());
    }

    [ChromiumFact]
    public async Task AFileDroppedOnTheSheetIsSentAndARefusalIsSaid()
    {
        await using var context = await shared.Browser.NewContextAsync(new() { BaseURL = shared.Portal.Address });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/en/validator");
        await page.EvaluateAsync("""
            const data = new DataTransfer();
            data.items.add(new File(['{"projects":[]}'], 'dropped.json', { type: 'application/json' }));
            document.getElementById('send').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
            """);
        await page.GetByTestId("verdicts").WaitForAsync();
        Assert.Equal("dropped.json", await page.Locator("h1").InnerTextAsync());

        await page.GotoAsync("/en/validator");
        await page.GetByLabel("Or give its address").FillAsync("http://127.0.0.1/data.json");
        await page.GetByRole(AriaRole.Button, new() { Name = "Validate" }).ClickAsync();
        Assert.StartsWith("The address is not public.", await page.GetByTestId("problem").InnerTextAsync());
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

    [ChromiumFact]
    public async Task TheFirstAdministratorGetsInWithPasswordAndCodeAndLooksAround()
    {
        await using var context = await shared.Browser.NewContextAsync(new() { BaseURL = shared.Portal.Address });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();

        await page.GotoAsync(PageAddress.Setup.In("es", await LinkAsync()));
        await LookAsync(page, complaints);
        await page.GetByLabel("Correo").FillAsync("ana@example.org");
        await page.Locator("#password").FillAsync("un puente sobre el Canal");
        await page.Locator("main form button").ClickAsync();

        await page.WaitForURLAsync("**" + PageAddress.Authenticator.Spanish);
        await LookAsync(page, complaints);
        Assert.True(await page.Locator(".qr svg").IsVisibleAsync());
        var secret = (await page.Locator("#key").InnerTextAsync()).Replace(" ", "");
        await page.Locator("#code").FillAsync(StaffBrowser.CodeNow(secret));
        await page.Locator("main form button").ClickAsync();

        await page.WaitForURLAsync("**" + PageAddress.Desk.Spanish);
        await LookAsync(page, complaints);
        foreach (var address in new[] { PageAddress.Users, PageAddress.Audit })
        {
            await page.GotoAsync(address.Spanish);
            await LookAsync(page, complaints);
        }

        Assert.Contains("authenticator-set", await page.Locator("table").InnerTextAsync());
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private static async Task LookAsync(IPage page, List<string> complaints) =>
        complaints.AddRange((await page.RunAxe()).Violations.Select(rule => $"{page.Url}: {rule.Id} at {rule.Nodes[0].Target}"));

    private async Task<string> LinkAsync()
    {
        // The one printed at the start comes first: a later link takes the place of an earlier one.
        await using var db = await shared.Portal.OpenDbAsync();
        while (!await db.Settings.AnyAsync(setting => setting.Key.StartsWith("setup-link:")))
            await Task.Delay(20);
        return (await shared.Portal.Services.GetRequiredService<SetupLink>().CreateFirstAsync(default))!;
    }
}
