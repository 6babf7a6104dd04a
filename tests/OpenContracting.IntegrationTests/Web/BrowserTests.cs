using System.Net;
using System.Security.Cryptography;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Projects;
using OpenContracting.Tests;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Cases;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Every public page in a real browser: both languages, a phone and a desk, light and dark, with and without script.</summary>
[Collection(BrowserPortal.Name)]
public sealed class BrowserTests(BrowserPortal shared)
{
    private const int LargestFirstLoad = 150_000;

    /// <summary>On a slow connection each request waits for its own way there and back.</summary>
    private const int MostRequests = 8;

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
    public async Task TheFirstLoadFitsASlowConnectionAndAsksNoOtherHost()
    {
        await using var context = await shared.Browser.NewContextAsync(new() { BaseURL = shared.Portal.Address });
        foreach (var address in await shared.AddressesAsync("es"))
        {
            var page = await context.NewPageAsync();
            var bytes = 0L;
            var requests = 0;
            var elsewhere = new List<string>();
            page.Request += (_, request) =>
            {
                if (!request.Url.StartsWith("data:", StringComparison.Ordinal))
                    requests++;
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
            Assert.True(bytes is > 0 and < LargestFirstLoad, $"{address} loads {bytes} bytes; {LargestFirstLoad} are the most.");
            Assert.True(requests is > 0 and <= MostRequests, $"{address} asks {requests} times; {MostRequests} are the most.");
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

        // Nobody is let send for minutes what will be refused.
        await page.RouteAsync("**/validator/enviar", route => route.AbortAsync());
        await page.EvaluateAsync("document.getElementById('send').dataset.largest = 5");
        await page.Locator("#file").SetInputFilesAsync(RepositoryFiles.Fixture("reports", "package.json"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Validate" }).ClickAsync();
        await page.WaitForURLAsync("**problem=document-too-large");
        Assert.StartsWith("The document is too large.", await page.GetByTestId("problem").InnerTextAsync());
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
    public async Task ANeighbourAReporterAModeratorAndAnOfficerWithoutScript()
    {
        const string Text = "El muro sintético se agrieta. La vecina Sintética lo vio.";
        await using var context = await shared.Browser.NewContextAsync(new() { BaseURL = shared.Portal.Address, JavaScriptEnabled = false, ViewportSize = new() { Width = 375, Height = 900 } });
        var page = await context.NewPageAsync();
        await using var db = await shared.Portal.OpenDbAsync();
        var work = await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published && project.PublicAuthorityId != null).OrderByDescending(project => project.ProjectId).FirstAsync();

        // The neighbour, from the page of the work.
        await page.GotoAsync(PageAddress.Project.In("es", work.ProjectId));
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Reportar un problema" }).ClickAsync();
        Assert.Contains(work.ProjectId, await page.GetByLabel("Cópielo en su denuncia").InputValueAsync());
        await SendAsync(page, "En público", Text);

        // Who reports in confidence comes back with the code, and writes more.
        await page.GotoAsync(PageAddress.Report.In("es"));
        var code = await SendAsync(page, "En confianza", "El contrato sintético se pagó dos veces.");
        await page.GotoAsync(PageAddress.Mailbox.In("es"));
        await page.GetByLabel("Código").FillAsync(code.ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Abrir" }).ClickAsync();
        Assert.Contains("se pagó dos veces", await page.Locator(".message").First.InnerTextAsync());
        Assert.DoesNotContain(code, page.Url);
        await page.GetByLabel("Escribir más").FillAsync("Tengo una foto.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar" }).ClickAsync();
        Assert.Equal(2, await page.Locator(".message").CountAsync());
        Assert.Empty(await context.CookiesAsync());

        // The moderator hides a name, and the officer answers.
        await SignInAsync(context, "moderadora-n@example.org", Roles.Moderator, []);
        await page.GotoAsync(PageAddress.CaseDesk.In("es"));
        var one = page.Locator("article.case", new() { HasText = "se agrieta" });
        await one.GetByLabel("Texto").FillAsync(Text.Replace("vecina Sintética", "[[vecina Sintética]]"));
        await one.Locator("form[action*='handler=Publish'] button").ClickAsync();
        Assert.Contains("Anotado.", await page.GetByRole(AriaRole.Status).InnerTextAsync());
        await SignInAsync(context, "oficial-n@example.org", Roles.InstitutionOfficer, [work.PublicAuthorityId!]);
        await page.GotoAsync(PageAddress.ReplyDesk.In("es"));
        one = page.Locator("div.case", new() { HasText = "se agrieta" });
        await one.GetByLabel("Respuesta").FillAsync("Se repara en mayo.");
        await one.GetByRole(AriaRole.Button, new() { Name = "Publicar la respuesta" }).ClickAsync();

        await context.ClearCookiesAsync();
        await page.GotoAsync(PageAddress.Project.In("es", work.ProjectId));
        var shown = await page.Locator(".observation", new() { HasText = "se agrieta" }).InnerTextAsync();
        Assert.Contains("Se repara en mayo.", shown);
        Assert.DoesNotContain("vecina Sintética", shown);
    }

    [ChromiumFact]
    public async Task ARecipientOpensAReportInTheirBrowserAndTheKeyStaysThere()
    {
        const string Passphrase = "una frase larga y propia";
        await using var context = await shared.Browser.NewContextAsync(new() { BaseURL = shared.Portal.Address });
        var page = await context.NewPageAsync();
        await page.GotoAsync(PageAddress.Report.In("es"));
        await SendAsync(page, "En confianza", "El asfalto sintético se cobró y no está.");
        await SignInAsync(context, "recepcion-n@example.org", Roles.CaseRecipient, []);
        using var pair = ECDiffieHellman.Create();
        pair.ImportFromPem(CasesOfPortal.RecipientPem);
        var pem = pair.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000));
        var sent = new List<string>();
        page.Request += (_, request) => sent.Add(request.PostData ?? "");

        await page.GotoAsync(PageAddress.ReportDesk.In("es"));
        await page.GetByLabel("Su clave privada").SetInputFilesAsync(new FilePayload { Name = "clave.pem", MimeType = "application/x-pem-file", Buffer = System.Text.Encoding.ASCII.GetBytes(pem) });
        await page.GetByLabel("Su frase").FillAsync(Passphrase);
        var one = page.Locator("article.case").First;
        await one.GetByLabel("Para qué lo descarga").FillAsync("Leerlo");
        await one.GetByRole(AriaRole.Button, new() { Name = "Abrir aquí" }).ClickAsync();

        Assert.Contains("El asfalto sintético se cobró y no está.", await one.Locator(".message").InnerTextAsync());
        Assert.DoesNotContain(sent, body => body.Contains("PRIVATE KEY", StringComparison.Ordinal) || body.Contains(Passphrase, StringComparison.Ordinal));
    }

    private static async Task<string> SendAsync(IPage page, string lane, string text)
    {
        await page.GetByLabel(lane, new() { Exact = true }).CheckAsync();
        await page.GetByLabel("¿De qué se trata?").SelectOptionAsync(new SelectOptionValue { Index = 4 });
        await page.GetByLabel("¿Qué ocurre?").FillAsync(text);
        var question = (await page.Locator("label[for=case-Answer]").InnerTextAsync()).Trim('¿', '?').Split(' ');
        string[] numbers = [.. Enumerable.Range(1, 5).Select(number => CaseIntake.Word(number, "es"))];
        await page.Locator("#case-Answer").FillAsync((Array.IndexOf(numbers, question[2]) + Array.IndexOf(numbers, question[4]) + 2).ToString());
        // A person takes longer than three seconds.
        await Task.Delay(FormToken.Shortest);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar" }).ClickAsync();
        return await page.Locator("#receipt").InnerTextAsync();
    }

    private async Task SignInAsync(IBrowserContext context, string email, string role, string[] institutions)
    {
        var cookies = new CookieContainer();
        await shared.Portal.StaffAsync(email, role, institutions, cookies);
        await context.ClearCookiesAsync();
        await context.AddCookiesAsync(cookies.GetAllCookies().Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Url = shared.Portal.Address }));
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
        // An instance of its own: where somebody has an account there is no link for the first.
        await using var portal = await RunningPortal.StartRealAsync(Database.Sqlite);
        await using var context = await shared.Browser.NewContextAsync(new() { BaseURL = portal.Address });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();

        await page.GotoAsync(PageAddress.Setup.In("es", await LinkAsync(portal)));
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

    private static async Task<string> LinkAsync(RunningPortal portal)
    {
        // The one printed at the start comes first: a later link takes the place of an earlier one.
        await using var db = await portal.OpenDbAsync();
        while (!await db.Settings.AnyAsync(setting => setting.Key.StartsWith("setup-link:")))
            await Task.Delay(20);
        return (await portal.Services.GetRequiredService<SetupLink>().CreateFirstAsync(default))!;
    }
}
