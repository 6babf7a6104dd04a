using System.Net;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.People.Committees;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The workroom on a phone: written without a network, painted over, sent once; and a key instead of a password.</summary>
[Collection(BrowserPortal.Name)]
public sealed class WorkroomBrowserTests(BrowserPortal shared)
{
    /// <summary>Passkeys belong to a name, not to a number.</summary>
    private string Address => $"http://localhost:{new Uri(shared.Portal.Address).Port}";

    [ChromiumFact]
    public async Task WhatACoordinatorWritesWithoutANetworkIsSentOnceWhenItIsBack()
    {
        var (code, work) = await CommitteeAsync("Comité sintético sin señal");
        await using var context = await SeatedAsync(code, "senal@example.org");
        var page = await context.NewPageAsync();
        var posts = 0;
        page.Request += (_, request) => posts += request is { Method: "POST" } && request.Url.EndsWith("/visita", StringComparison.Ordinal) ? 1 : 0;
        var form = PageAddress.WorkroomVisit.In("es", code);
        await page.GotoAsync(form);
        await page.GetByText("Sin señal también funciona").WaitForAsync();
        await page.WaitForFunctionAsync("() => navigator.serviceWorker.controller");
        await page.GotoAsync(PageAddress.Workroom.In("es", code));
        await page.GotoAsync(PageAddress.Projects.In("es"));
        var kept = await page.EvaluateAsync<string[]>("async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname)))).flat()");
        Assert.Equal([form], kept.Where(path => !path.StartsWith("/assets/", StringComparison.Ordinal)));

        await context.SetOfflineAsync(true);
        await page.GotoAsync(form);
        await page.GetByLabel("Día de la visita").FillAsync("2026-01-20");
        await page.GetByLabel("Avance que vio el comité").FillAsync("40");
        await page.GetByLabel("Lo que se encontró").FillAsync("La zanja sigue abierta sin señal");
        await page.GetByLabel("Elegir o tomar fotos").SetInputFilesAsync(new FilePayload { Name = "foto.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() });
        var canvas = page.Locator("canvas");
        await canvas.HoverAsync();
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(0, 0, new() { Steps = 3 });
        await page.Mouse.UpAsync();
        const string Dark = "canvas => { const { data } = canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1); return data[0] + data[1] + data[2] === 0; }";
        Assert.True(await canvas.EvaluateAsync<bool>(Dark));
        await page.GetByRole(AriaRole.Button, new() { Name = "Deshacer" }).ClickAsync();
        Assert.False(await canvas.EvaluateAsync<bool>(Dark));
        await canvas.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        Assert.True(await canvas.EvaluateAsync<bool>(Dark));
        await page.GetByLabel("Qué se ve").FillAsync("Zanja abierta");
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Guardar la visita" });
        await save.ClickAsync();
        Assert.Equal(0, await page.Locator("#waiting li").CountAsync());
        await page.GetByLabel("Miré las fotos").CheckAsync();
        await save.ClickAsync();
        await page.Locator("#waiting li").GetByText("Sin señal").WaitForAsync();
        Assert.Empty((await page.RunAxe()).Violations.Select(rule => $"{rule.Id} at {rule.Nodes[0].Target}"));

        // The answer to the first try is lost on its way; the second finds the visit kept.
        await context.RouteAsync("**/visita", async route =>
        {
            if (route.Request.Method != "POST" || posts > 1)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync();
        });
        await context.SetOfflineAsync(false);
        await page.Locator("#waiting li").GetByText("Sin señal").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('#waiting [data-say]').textContent.startsWith('Sin señal')");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar ahora" }).ClickAsync();
        await page.GetByText("Enviado. Ya está en la sala").WaitForAsync();

        await using var db = await shared.Portal.OpenDbAsync();
        var draft = await db.VisitDrafts.AsNoTracking().Include(each => each.Photos).SingleAsync(each => each.ProjectId == work);
        Assert.Equal(("La zanja sigue abierta sin señal", "Zanja abierta", "image/jpeg"), (draft.Finding, draft.Photos[0].Description, draft.Photos[0].Media));
        Assert.Equal(0, await page.Locator("#waiting li").CountAsync());
        await page.GotoAsync(PageAddress.Workroom.In("es", code));
        Assert.True(await page.Locator(".photos img").EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));
        Assert.Empty((await page.RunAxe()).Violations.Select(rule => $"{rule.Id} at {rule.Nodes[0].Target}"));
    }

    [ChromiumFact]
    public async Task AVisitGoesFromAMemberWithoutScriptToTheOfficersReplyAndAVerifiersRecommendation()
    {
        var (code, work) = await CommitteeAsync("Comité sintético de todos");
        var room = PageAddress.Workroom.In("es", code);
        await using var member = await SeatedAsync(code, "todos-integra@example.org", CommitteePart.Member, script: false);
        await using var coordinator = await SeatedAsync(code, "todos-coordina@example.org");
        var page = await member.NewPageAsync();
        await page.GotoAsync(room);
        await page.GetByRole(AriaRole.Link, new() { Name = "Anotar una visita" }).ClickAsync();
        await page.GetByLabel("Día de la visita").FillAsync("2026-01-20");
        await page.GetByLabel("Avance que vio el comité").FillAsync("55");
        await page.GetByLabel("Lo que se encontró").FillAsync("El puente no tiene barandas\nen el lado norte.");
        await page.GetByLabel("Foto 1", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "puente.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() });
        await page.GetByLabel("Qué se ve en la foto 1").FillAsync("Puente sin barandas");
        await page.GetByRole(AriaRole.Button, new() { Name = "Guardar la visita" }).ClickAsync();
        Assert.StartsWith("Marque que en las fotos", await page.GetByRole(AriaRole.Alert).InnerTextAsync());
        await page.GetByLabel("Foto 1", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "puente.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() });
        await page.GetByLabel("Qué se ve en la foto 1").FillAsync("Puente sin barandas");
        await page.GetByLabel("Miré las fotos").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Guardar la visita" }).ClickAsync();
        Assert.Equal("Visita guardada. Falta el acuerdo del comité.", await page.GetByRole(AriaRole.Status).First.InnerTextAsync());

        page = await coordinator.NewPageAsync();
        await page.GotoAsync(room);
        await page.GetByRole(AriaRole.Button, new() { Name = "Estoy de acuerdo" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicar la visita" }).ClickAsync();
        await page.GetByText("Visita publicada.").WaitForAsync();

        // A visitor.
        await using var visitor = await shared.Browser.NewContextAsync(new() { BaseURL = Address });
        page = await visitor.NewPageAsync();
        await page.GotoAsync(PageAddress.Project.In("es", work));
        var photo = page.GetByAltText("Puente sin barandas");
        await photo.ScrollIntoViewIfNeededAsync();
        Assert.True(await photo.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));
        Assert.Empty((await page.RunAxe()).Violations.Select(rule => $"{rule.Id} at {rule.Nodes[0].Target}"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Reportar algo sobre este hallazgo" }).ClickAsync();
        Assert.Contains("El puente no tiene barandas", await page.GetByLabel("¿Qué ocurre?").InputValueAsync());

        // The institution's officer replies, and somebody of civil society makes a recommendation of it.
        await using var db = await shared.Portal.OpenDbAsync();
        var institution = await db.Projects.Where(project => project.ProjectId == work).Select(project => project.PublicAuthorityId!).SingleAsync();
        page = await StaffPageAsync("todos-oficial@example.org", Roles.InstitutionOfficer, [institution]);
        await page.GotoAsync(PageAddress.VisitDesk.In("es"));
        await page.GetByLabel("Respuesta de la institución").First.FillAsync("Se colocan en febrero");
        Assert.Empty((await page.RunAxe()).Violations.Select(rule => $"{rule.Id} at {rule.Nodes[0].Target}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicar la respuesta" }).First.ClickAsync();
        await page.GetByText("Respuesta publicada.").WaitForAsync();
        await page.Context.DisposeAsync();
        page = await StaffPageAsync("todos-verifica@example.org", Roles.CivilSocietyVerifier, []);
        await page.GotoAsync(PageAddress.VisitDesk.In("es"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Convertir el hallazgo en recomendación 2026-01-20" }).First.ClickAsync();
        await page.GetByText("El hallazgo es ahora una recomendación").WaitForAsync();
        await page.Context.DisposeAsync();

        page = await visitor.NewPageAsync();
        await page.GotoAsync(PageAddress.Project.In("es", work));
        await page.GetByText("Se colocan en febrero").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Este hallazgo es ahora una recomendación" }).ClickAsync();
        Assert.Equal("El puente no tiene barandas", await page.Locator("h1").InnerTextAsync());
    }

    [ChromiumFact]
    public async Task AMemberMakesAPasskeyAndSignsInWithIt()
    {
        var (code, _) = await CommitteeAsync("Comité sintético de la llave");
        await using var context = await SeatedAsync(code, "llave@example.org");
        var page = await context.NewPageAsync();
        var device = await context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync(PageAddress.Workrooms.In("es"));
        Assert.Empty((await page.RunAxe()).Violations.Select(rule => $"{rule.Id} at {rule.Nodes[0].Target}"));
        await page.GetByLabel("Nombre de este aparato").FillAsync("Teléfono de prueba");
        await page.GetByRole(AriaRole.Button, new() { Name = "Crear una llave" }).ClickAsync();
        await page.GetByText("Llave creada.").WaitForAsync();

        await context.ClearCookiesAsync();
        await page.GotoAsync(PageAddress.SignIn.In("es"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Usar mi llave" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Salas de los comités" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Quitar Teléfono de prueba" }).ClickAsync();
        await page.GetByText("Llave quitada.").WaitForAsync();
        await context.ClearCookiesAsync();
        await page.GotoAsync(PageAddress.SignIn.In("es"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Usar mi llave" }).ClickAsync();

        Assert.Equal("No se pudo entrar con esa llave.", await page.GetByRole(AriaRole.Alert).InnerTextAsync());
    }

    private async Task<(string Code, string Work)> CommitteeAsync(string name)
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var work = await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published && !db.CommitteeProjects.Any(watched => watched.ProjectId == project.ProjectId))
            .OrderByDescending(project => project.ProjectId).Select(project => project.ProjectId).FirstAsync();
        return (await shared.Portal.NewCommitteeAsync(name, work), work);
    }

    /// <summary>A phone whose owner sits in a committee and has declared their interests.</summary>
    private async Task<IBrowserContext> SeatedAsync(string committee, string email, CommitteePart part = CommitteePart.Coordinator, bool script = true)
    {
        var cookies = new CookieContainer();
        var seated = await shared.Portal.SeatedAsync(committee, email, part, cookies);
        (await seated.SubmitAsync(PageAddress.Workroom.In("es", committee), new() { ["declared"] = "true" }, "?handler=Declare")).Dispose();
        return await ContextAsync(cookies, new() { BaseURL = Address, ViewportSize = new() { Width = 375, Height = 800 }, JavaScriptEnabled = script });
    }

    /// <summary>A page of somebody with password and authenticator.</summary>
    private async Task<IPage> StaffPageAsync(string email, string role, string[] institutions)
    {
        var cookies = new CookieContainer();
        await shared.Portal.StaffAsync(email, role, institutions, cookies);
        return await (await ContextAsync(cookies, new() { BaseURL = Address })).NewPageAsync();
    }

    private async Task<IBrowserContext> ContextAsync(CookieContainer cookies, BrowserNewContextOptions options)
    {
        var context = await shared.Browser.NewContextAsync(options);
        await context.AddCookiesAsync(cookies.GetAllCookies().Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Url = Address }));
        return context;
    }
}
