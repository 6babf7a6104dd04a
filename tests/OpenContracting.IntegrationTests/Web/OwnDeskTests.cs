using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Exports.Template;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Officers;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>An institution's officer sees what is theirs, states what they know, and undoes it.</summary>
public sealed partial class OwnDeskTests(ReviewedPortal shared) : IClassFixture<ReviewedPortal>
{
    private const string Password = "una frase larga y propia";

    [Fact]
    public async Task AnOfficerFillsAFormThatIsKeptAsAnExportPublishedAndUndone()
    {
        var project = await AnyProjectAsync();
        using var client = shared.Portal.NewClient(cookies: true);
        var officer = await OfficerAsync(client, "oficial@example.org", project.PublicAuthorityId!);
        var address = PageAddress.OwnProject.In("es", project.ProjectId);

        using var own = await officer.GetAsync(PageAddress.Own.In("es"));
        Assert.Contains(project.Title!, WebUtility.HtmlDecode(await own.Content.ReadAsStringAsync()));
        using var said = await officer.SubmitAsync(address, new()
        {
            ["proyectos.0.codigo_proyecto"] = "P-77",
            ["proyectos.0.proposito"] = "Cruzar el río, \"siempre\"",
            ["proyectos.0.presupuesto"] = "B/. 1,234,567.89",
            ["documentos.0.tipo"] = "environmentalImpact",
            ["documentos.0.titulo"] = "Estudio sintético",
            ["documentos.0.enlace"] = "https://example.org/eia.pdf",
            ["documentos.5.tipo"] = "",
            ["otra.0.cosa"] = "nada",
        });
        await shared.Portal.FinishAsync();

        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        var stated = await shared.Portal.Client.GetStringAsync("/api/v1/projects/" + project.ProjectId);
        Assert.Contains("Cruzar el río, \\\"siempre\\\"", stated);
        Assert.Contains("1234567.89", stated);
        Assert.Contains("https://example.org/eia.pdf", stated);
        var export = await LastExportAsync(project);
        Assert.Equal((OwnStatements.SourceOf(project.PublicAuthorityId!), project.PublicAuthorityId, ExportState.Released), (export.Source, export.Institution, export.State));

        // The form begins with what was said last.
        using var again = await officer.GetAsync(address);
        Assert.Contains("value=\"P-77\"", await again.Content.ReadAsStringAsync());
        using var changed = await officer.SubmitAsync(address, new() { ["proyectos.0.codigo_proyecto"] = "P-77", ["proyectos.0.proposito"] = "Otro propósito" });
        await shared.Portal.FinishAsync();
        var second = await shared.Portal.Client.GetStringAsync("/api/v1/projects/" + project.ProjectId);
        Assert.Contains("Otro propósito", second);
        Assert.DoesNotContain("https://example.org/eia.pdf", second);

        using var back = await officer.SubmitAsync(PageAddress.Own.In("es"), new() { ["export"] = export.Id.ToString() }, "?handler=Again");
        await shared.Portal.FinishAsync();
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Contains("Cruzar el río", await shared.Portal.Client.GetStringAsync("/api/v1/projects/" + project.ProjectId));
    }

    [Fact]
    public async Task AnOfficerSendsAFilledTemplateAndOneOfOthersProcessesIsNotTaken()
    {
        var project = await AnyProjectAsync(1);
        using var client = shared.Portal.NewClient(cookies: true);
        var officer = await OfficerAsync(client, "plantilla@example.org", project.PublicAuthorityId!);
        var own = PageAddress.Own.In("es");
        await using var db = await shared.Portal.OpenDbAsync();
        var process = await db.ContractingProcesses.AsNoTracking().FirstAsync(each => each.ProjectId == project.ProjectId && each.ExternalReference != null);

        using var page = await officer.GetAsync(own);
        var empty = EmptyTemplate().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var template = await officer.GetAsync(WebUtility.HtmlDecode(empty));
        using var none = await officer.SendFileAsync(own, "?handler=File", "notas.csv", "nada,de,esto\n1,2,3\n");
        using var foreign = await officer.SendFileAsync(own, "?handler=File", "ajena.zip", Filled("2024-9-99-01-01-LP-000001", "P-8", "De otros"));
        using var toldForeign = await officer.GetAsync(own);
        using var sent = await officer.SendFileAsync(own, "?handler=File", "plantilla.zip", Filled(process.ExternalReference!, "P-8", "Propósito por plantilla"));
        await shared.Portal.FinishAsync();
        using var told = await officer.GetAsync(own);
        using var again = await officer.SendFileAsync(own, "?handler=File", "plantilla.zip", Filled(process.ExternalReference!, "P-8", "Propósito por plantilla"));
        using var toldAgain = await officer.GetAsync(own);

        Assert.Equal(HttpStatusCode.OK, template.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, none.StatusCode);
        Assert.Contains("2024-9-99-01-01-LP-000001", WebUtility.HtmlDecode(await toldForeign.Content.ReadAsStringAsync()));
        Assert.Contains("Recibido como exportación", WebUtility.HtmlDecode(await told.Content.ReadAsStringAsync()));
        Assert.Contains("Ese mismo archivo ya había llegado", WebUtility.HtmlDecode(await toldAgain.Content.ReadAsStringAsync()));
        Assert.Contains("Propósito por plantilla", await shared.Portal.Client.GetStringAsync("/api/v1/projects/" + project.ProjectId));
        Assert.Equal(ExportState.Released, (await LastExportAsync(project)).State);
        Assert.False(await db.Exports.AnyAsync(export => export.Name == "ajena.zip" || export.Name == "notas.csv"));
    }

    [Fact]
    public async Task AnOfficerOfAnotherInstitutionSeesAndChangesNothingOfIt()
    {
        var project = await AnyProjectAsync();
        using var client = shared.Portal.NewClient(cookies: true);
        var officer = await OfficerAsync(client, "ajena@example.org", "loteria-sintetica");

        using var page = await officer.GetAsync(PageAddress.OwnProject.In("es", project.ProjectId));
        using var own = await officer.GetAsync(PageAddress.Own.In("en"));
        using var review = await officer.GetAsync(PageAddress.Review.In("es", "held"));
        using var curators = await shared.Curator.GetAsync(PageAddress.Own.In("es"));

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.DoesNotContain(project.ProjectId, await own.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, review.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, curators.StatusCode);
    }

    [Fact]
    public async Task AnOfficerAnswersASignalAndCorrectsItAndAModeratorWithdrawsTheCorrection()
    {
        using var signals = await JsonAsync("/api/v1/signals");
        var code = signals.RootElement.GetProperty("signals").EnumerateArray().First(one => one.GetProperty("raised").GetInt32() > 0).GetProperty("code").GetString()!;
        using var before = await JsonAsync($"/api/v1/signals/{code}");
        var work = before.RootElement.GetProperty("contracts")[0].GetProperty("project").GetString()!;
        await using var db = await shared.Portal.OpenDbAsync();
        var institution = await db.Projects.Where(project => project.ProjectId == work).Select(project => project.PublicAuthorityId).SingleAsync();
        var desk = PageAddress.SignalReplies.In("es");
        var officer = await shared.Portal.StaffAsync("senales@example.org", Roles.InstitutionOfficer, [institution!]);
        var others = await db.Projects.Where(project => project.PublicAuthorityId != institution).Select(project => project.ProjectId).FirstAsync();

        Dictionary<string, string> Answer(string text, string? about = null) => new() { ["signal"] = code, ["project"] = about ?? work, ["text"] = text };
        (await officer.SubmitAsync(desk, Answer("Hubo lluvias <b>extraordinarias</b>."), "?handler=Reply")).Dispose();
        (await officer.SubmitAsync(desk, Answer("Corrección: hubo un cambio de trazado."), "?handler=Reply")).Dispose();
        (await officer.SubmitAsync(desk, Answer("No es mía.", others), "?handler=Reply")).Dispose();
        using var refused = await officer.GetAsync(desk);
        var page = WebUtility.HtmlDecode(await shared.Portal.Client.GetStringAsync(PageAddress.Project.In("es", work)));
        var signal = await shared.Portal.Client.GetStringAsync(PageAddress.Signal.In("es", code));
        var feed = await shared.Portal.Client.GetStringAsync($"/api/v1/projects.atom?institution={institution}&lang=es");
        var last = await db.SignalReplies.OrderByDescending(reply => reply.Id).FirstAsync();
        (await shared.Curator.SubmitAsync(desk, new() { ["id"] = $"{last.Id}", ["reason"] = "PersonalData" }, "?handler=Withdraw")).Dispose();
        using var after = await JsonAsync($"/api/v1/signals/{code}");
        var feedAfter = await shared.Portal.Client.GetStringAsync($"/api/v1/projects/{work}/changes.atom?lang=es");
        await db.SignalReplies.ExecuteDeleteAsync();

        Assert.Contains("No se hizo: esa pregunta no es de una obra de su institución", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()));
        Assert.Contains("Corrección: hubo un cambio de trazado.", page);
        Assert.Contains("La institución respondió a una pregunta de los datos: ", feed);
        Assert.Contains("Corrección: hubo un cambio de trazado.", feed);
        Assert.Contains("Hubo lluvias &lt;b&gt;extraordinarias", feedAfter);
        Assert.DoesNotContain("cambio de trazado", feedAfter);
        Assert.Contains("1 respuesta anterior, ya corregida", page);
        Assert.Contains("&lt;b&gt;extraordinarias", signal);
        var replies = after.RootElement.GetProperty("replies").EnumerateArray().ToList();
        Assert.Equal(2, replies.Count);
        Assert.Equal("personalData", replies[0].GetProperty("withdrawnFor").GetString());
        Assert.False(replies[0].TryGetProperty("text", out _));
        Assert.True(replies[1].GetProperty("corrected").GetBoolean());
        Assert.Equal("Hubo lluvias <b>extraordinarias</b>.", replies[1].GetProperty("text").GetString());
    }

    [ChromiumTheory]
    [InlineData(375, "es")]
    [InlineData(1280, "en")]
    public async Task TheFormFitsThePhoneIsFilledByKeyboardAndBreaksNoAccessibilityRule(int width, string language)
    {
        var project = await AnyProjectAsync();
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new Uri(shared.Portal.Address) };
        await OfficerAsync(http, $"movil{width}@example.org", project.PublicAuthorityId!);
        await using var context = await shared.Chromium!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, BaseURL = shared.Portal.Address });
        await context.AddCookiesAsync(cookies.GetAllCookies().Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Url = shared.Portal.Address }));
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        foreach (var address in (string[])[PageAddress.Own.In(language), PageAddress.OwnProject.In(language, project.ProjectId), PageAddress.Mapping.In(language), PageAddress.Status.In(language)])
        {
            await page.GotoAsync(address);
            complaints.AddRange((await page.RunAxe()).Violations.Select(rule => $"{address}: {rule.Id} at {rule.Nodes[0].Target}"));
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                complaints.Add($"{address} scrolls sideways at {width} px.");
        }

        await page.GotoAsync(PageAddress.OwnProject.In(language, project.ProjectId));
        await page.Locator("#proyectos-0-alcance_final").FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync($"Hecho a {width}");
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("form button").Last.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[role=status]").WaitForAsync();

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        Assert.Equal($"Hecho a {width}", await page.Locator("#proyectos-0-alcance_final").InputValueAsync());
    }

    private static byte[] Filled(string number, string code, string purpose)
    {
        using var file = new MemoryStream();
        TemplateFiles.WriteFilled(
            file,
            new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
            {
                ["procesos"] = [new Dictionary<string, string> { ["numero_proceso"] = number, ["codigo_proyecto"] = code }],
                ["proyectos"] = [new Dictionary<string, string> { ["codigo_proyecto"] = code, ["proposito"] = purpose }],
            },
            new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero));
        return file.ToArray();
    }

    private async Task<JsonDocument> JsonAsync(string address) => JsonDocument.Parse(await shared.Portal.Client.GetStringAsync(address));

    private async Task<Project> AnyProjectAsync(int skip = 0)
    {
        await using var db = await shared.Portal.OpenDbAsync();
        return await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published && project.PublicAuthorityId != null).OrderBy(project => project.ProjectId).Skip(skip).FirstAsync();
    }

    private async Task<Export> LastExportAsync(Project project)
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var source = OwnStatements.SourceOf(project.PublicAuthorityId!);
        return await db.Exports.AsNoTracking().Where(export => export.Source == source).OrderByDescending(export => export.Id).FirstAsync();
    }

    private async Task<StaffBrowser> OfficerAsync(HttpClient client, string email, string institution)
    {
        using var invited = await shared.Curator.SubmitAsync(
            "/panel/cuentas", new() { ["Email"] = email, ["Role"] = Roles.InstitutionOfficer, ["Institutions"] = institution }, "?handler=Add");
        var link = Invitation().Match(await invited.Content.ReadAsStringAsync()).Groups[1].Value;
        var officer = new StaffBrowser(client);
        (await officer.SetUpAsync(new Uri(link).PathAndQuery, new() { ["Password"] = Password })).Dispose();
        return officer;
    }

    [GeneratedRegex("href=\"(/api/v1/template.xlsx[^\"]*)\"")]
    private static partial Regex EmptyTemplate();

    [GeneratedRegex("id=\"invitation\">([^<]+)<")]
    private static partial Regex Invitation();
}
