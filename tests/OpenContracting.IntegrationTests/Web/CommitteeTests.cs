using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The committees, as visitors, machines and those who keep the register see them.</summary>
public abstract class CommitteeTests(PublishedPortal shared)
{
    private const string List = "/api/v1/committees";

    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task OnlyNamesWithConsentLeaveAndNoneAfterItIsWithdrawn()
    {
        const string Name = "Nombre Con Permiso";
        const string Record = "acta sintética 77";
        var coordinator = await shared.Portal.StaffAsync("coordinadora@example.org", Roles.CommitteeCoordinator);
        var work = await WorkAsync(1);
        using var saved = await coordinator.SubmitAsync(PageAddress.CommitteeDesk.In("es"), Fields(work.ProjectId));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var desk = saved.Headers.Location!.OriginalString;
        var code = desk[(desk.LastIndexOf('/') + 1)..];
        async Task<string> PublicAsync() => WebUtility.HtmlDecode(string.Concat(await Task.WhenAll(((string[])
        [
            PageAddress.Committee.In("es", code), PageAddress.Committee.In("en", code), PageAddress.Committees.In("es"), PageAddress.Project.In("es", work.ProjectId),
            $"{List}/{code}", List, List + ".csv", List + ".ics",
        ]).Select(Client.GetStringAsync))));

        using var without = await coordinator.SubmitAsync(desk, new() { ["name"] = Name, ["record"] = "" }, "?handler=Name");
        using var future = await coordinator.SubmitAsync(desk, new() { ["name"] = Name, ["record"] = Record, ["consentOn"] = "2999-01-01" }, "?handler=Name");
        Assert.DoesNotContain(Name, await PublicAsync());
        using var named = await coordinator.SubmitAsync(desk, new() { ["name"] = Name, ["record"] = Record, ["consentOn"] = "2026-01-02" }, "?handler=Name");
        var published = await PublicAsync();
        Assert.Contains(Name, published);
        Assert.DoesNotContain(Record, published);
        Assert.DoesNotContain("coordinadora@", published);

        await using var db = await shared.Portal.OpenDbAsync();
        var member = await db.CommitteeMembers.AsNoTracking().SingleAsync(each => each.Name == Name);
        using var withdrawn = await coordinator.SubmitAsync(desk, new() { ["member"] = member.Id.ToString() }, "?handler=Withdraw");
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        Assert.DoesNotContain(Name, await PublicAsync());
        Assert.False(await db.CommitteeMembers.AnyAsync(each => each.Name == Name || each.ConsentRecord == Record));
        Assert.False(await db.AuditEntries.AnyAsync(entry => entry.Details != null && entry.Details.Contains(Name)));
    }

    [DatabaseFact]
    public async Task ARuleThatIsBrokenIsShownAndAContradictionIsRefused()
    {
        var moderator = await shared.Portal.StaffAsync("moderador-c@example.org", Roles.Moderator);
        var work = await WorkAsync(2);
        var fields = Fields(work.ProjectId);
        fields["Form.Members"] = "3";

        using var refused = await moderator.SubmitAsync(PageAddress.CommitteeDesk.In("en"), new(fields) { ["Form.State"] = "certified" });
        using var unknown = await moderator.SubmitAsync(PageAddress.CommitteeDesk.In("en"), new(fields) { ["Form.Projects"] = "obra-que-no-existe" });
        using var unreadable = await moderator.SubmitAsync(PageAddress.CommitteeDesk.In("en"), new(fields) { ["Form.Members"] = "pocos" });
        using var saved = await moderator.SubmitAsync(PageAddress.CommitteeDesk.In("en"), new(fields) { ["Form.ReceivedOn"] = "2026-02-01" });

        Assert.Contains("needs at least five members", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()));
        Assert.Contains("obra-que-no-existe", await unknown.Content.ReadAsStringAsync());
        Assert.Contains("cannot be understood", await unreadable.Content.ReadAsStringAsync());
        var code = saved.Headers.Location!.OriginalString.Split('/')[^1];
        var page = WebUtility.HtmlDecode(await Client.GetStringAsync(PageAddress.Committee.In("es", code)));
        Assert.Contains("faltan 2 integrantes", page);
        Assert.Contains("recibida sin informe del comité", page);
        Assert.Contains("recibida sin informe del comité", WebUtility.HtmlDecode(await Client.GetStringAsync(PageAddress.Project.In("es", work.ProjectId))));
        using var body = JsonDocument.Parse(await Client.GetStringAsync($"{List}/{code}"));
        Assert.Equal((2, "missing"), (body.RootElement.GetProperty("membersMissing").GetInt32(), body.RootElement.GetProperty("finalReport").GetString()));
    }

    [DatabaseFact]
    public async Task AWorkWithACommitteeIsNotAmongThoseWithout()
    {
        var work = await WorkAsync(3, "implementation");
        var province = OpenContracting.Web.Maps.Provinces.Find(work.Province)!.Code;
        var address = $"{PageAddress.Unwatched.In("es")}?province={province}";
        var link = $"href=\"{PageAddress.Project.In("es", work.ProjectId)}\"";
        Assert.Contains(link, await Client.GetStringAsync(address));

        var moderator = await shared.Portal.StaffAsync("moderador-w@example.org", Roles.Moderator);
        using var saved = await moderator.SubmitAsync(PageAddress.CommitteeDesk.In("es"), Fields(work.ProjectId));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        Assert.DoesNotContain(link, await Client.GetStringAsync(address));
        using var list = JsonDocument.Parse(await Client.GetStringAsync($"{List}?project={work.ProjectId}&state=callOpen,forming"));
        Assert.Equal(1, list.RootElement.GetProperty("total").GetInt32());
        using var wrong = await Client.GetAsync(List + "?state=abierto");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [DatabaseFact]
    public async Task TheCalendarHasFoldedLinesThatEndAsTheStandardSays()
    {
        var calendar = await Client.GetStringAsync(List + ".ics?lang=es");

        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", calendar);
        Assert.EndsWith("END:VCALENDAR\r\n", calendar);
        Assert.Contains("DTSTART:20300504T233000Z\r\n", calendar);
        Assert.Contains("LOCATION:Casa comunal\\, salón 2\r\n", calendar);
        Assert.All(calendar.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [DatabaseFact]
    public async Task AGatheringIsAnnouncedAndSaysOnlyHowManyCame()
    {
        var coordinator = await shared.Portal.StaffAsync("coordinadora-g@example.org", Roles.CommitteeCoordinator);
        var desk = PageAddress.GatheringDesk.In("es");
        Dictionary<string, string> Form() => new()
        {
            ["Form.Kind"] = "workshop",
            ["Form.TitleEs"] = "Taller sintético",
            ["Form.TextEs"] = "Leer una obra",
            ["Form.At"] = "2026-01-20T09:00",
            ["Form.Place"] = "Casa comunal",
            ["Form.Materials"] = "Guía para imprimir /comites/como-formar",
            ["Form.Attended"] = "20",
            ["Form.Women"] = "12",
            ["Form.Men"] = "8",
            ["Form.Young"] = "2",
        };
        using var wrong = await coordinator.SubmitAsync(desk, new(Form()) { ["Form.Women"] = "21", ["Form.Materials"] = "Guía javascript:alert(1)" });
        using var saved = await coordinator.SubmitAsync(desk, Form());
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var refused = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Contains("Los números no cuadran", refused);
        Assert.Contains("Los enlaces empiezan con", refused);
        using var list = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/gatherings"));
        var body = Assert.Single(list.RootElement.GetProperty("gatherings").EnumerateArray());
        Assert.Equal((20, 12, false), (body.GetProperty("attended").GetInt32(), body.GetProperty("women").GetInt32(), body.TryGetProperty("young", out var young) && young.ValueKind == JsonValueKind.Number));
        Assert.Contains("2026-01-20T14:00:00Z,Casa comunal,,,20,12,8,,,,", await Client.GetStringAsync("/api/v1/gatherings.csv"));
        Assert.Contains("SUMMARY:Taller sintético\r\n", await Client.GetStringAsync(List + ".ics?lang=es"));
        var page = WebUtility.HtmlDecode(await Client.GetStringAsync(PageAddress.Gatherings.In("es")));
        Assert.Contains("<a href=\"/comites/como-formar\" lang=\"es\">Guía para imprimir</a>", page);
        Assert.DoesNotContain("Menores de 30", page);
    }

    [DatabaseFact]
    public async Task AnOfficerKeepsNoCommittees()
    {
        var officer = await shared.Portal.StaffAsync("oficial-c@example.org", Roles.InstitutionOfficer, ["mop"]);

        using var answer = await officer.GetAsync(PageAddress.CommitteeDesk.In("es"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [DatabaseFact]
    public async Task AVisitIsPublishedAnsweredByItsInstitutionAloneAndBecomesARecommendation()
    {
        var work = await WorkAsync(4);
        var coordinator = await shared.Portal.StaffAsync("coordinadora-v@example.org", Roles.CommitteeCoordinator);
        var officer = await shared.Portal.StaffAsync("oficial-v@example.org", Roles.InstitutionOfficer, [work.PublicAuthorityId!]);
        var stranger = await shared.Portal.StaffAsync("oficial-v2@example.org", Roles.InstitutionOfficer, ["loteria-sintetica"]);
        using var saved = await coordinator.SubmitAsync(PageAddress.CommitteeDesk.In("es"), Fields(work.ProjectId));
        var code = saved.Headers.Location!.OriginalString.Split('/')[^1];
        var desk = PageAddress.VisitDesk.In("es");
        Dictionary<string, string> visit = new() { ["watched"] = $"{code} {work.ProjectId}", ["on"] = "2026-01-20", ["observed"] = "40", ["finding"] = "La zanja sigue abierta\nfrente a la escuela." };

        // What was agreed on paper is recorded by who runs the register; a committee agrees in its workroom.
        var moderator = await shared.Portal.StaffAsync("moderador-v@example.org", Roles.Moderator);
        using var future = await moderator.SubmitAsync(desk, new(visit) { ["on"] = "2999-01-01" }, "?handler=Add");
        using var foreign = await moderator.SubmitAsync(desk, new(visit) { ["watched"] = $"{code} otra-obra" }, "?handler=Add");
        // Her desk may have no form yet; the token of any of her pages would do.
        using var alone = await coordinator.AnswerAsync(desk + "?handler=Add", await coordinator.ReadAsync(PageAddress.CommitteeDesk.In("es")), new(visit));
        Assert.Equal(HttpStatusCode.Forbidden, alone.StatusCode);
        using var published = await moderator.SubmitAsync(desk, new(visit), "?handler=Add");
        await using var db = await shared.Portal.OpenDbAsync();
        var row = await db.CommitteeVisits.AsNoTracking().SingleAsync(each => each.ProjectId == work.ProjectId);
        var id = row.Id.ToString();
        using var refused = await stranger.SubmitAsync(desk, new() { ["visit"] = id, ["reply"] = "No es nuestra" }, "?handler=Reply");
        using var notMine = await coordinator.SubmitAsync(desk, new() { ["visit"] = id, ["reply"] = "Contesto yo" }, "?handler=Reply");
        Assert.Equal(HttpStatusCode.Forbidden, notMine.StatusCode);
        Assert.Null((await db.CommitteeVisits.AsNoTracking().SingleAsync(each => each.Id == row.Id)).Reply);
        using var replied = await officer.SubmitAsync(desk, new() { ["visit"] = id, ["reply"] = "Se cierra esta semana" }, "?handler=Reply");
        using var again = await officer.SubmitAsync(desk, new() { ["visit"] = id, ["reply"] = "Otra cosa" }, "?handler=Reply");
        using var recommended = await coordinator.SubmitAsync(desk, new() { ["visit"] = id }, "?handler=Recommend");

        using var list = JsonDocument.Parse(await Client.GetStringAsync($"{List}/{code}/visits"));
        var body = Assert.Single(list.RootElement.GetProperty("visits").EnumerateArray());
        Assert.Equal((40m, "Se cierra esta semana"), (body.GetProperty("observed").GetDecimal(), body.GetProperty("reply").GetString()));
        var recommendation = body.GetProperty("recommendation").GetString()!;
        foreach (var page in (string[])[PageAddress.Project.In("es", work.ProjectId), PageAddress.Committee.In("es", code)])
        {
            var text = WebUtility.HtmlDecode(await Client.GetStringAsync(page));
            Assert.Contains("La zanja sigue abierta", text);
            Assert.Contains("Se cierra esta semana", text);
            Assert.Contains(PageAddress.Recommendation.In("es", recommendation), text);
        }

        using var made = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/recommendations/" + recommendation));
        Assert.Equal(("committee", "La zanja sigue abierta", work.PublicAuthorityId), (made.RootElement.GetProperty("source").GetString(),
            made.RootElement.GetProperty("title").GetProperty("es").GetString(), made.RootElement.GetProperty("institution").GetString()));
    }

    [Fact]
    public void TheOfficialProgressIsTheLastStatedByTheDayOfTheVisit()
    {
        var json = """
            {"metrics":[{"id":"financialProgress","observations":[{"measure":90}]},{"id":"physicalProgress","observations":[
              {"period":{"endDate":"2026-03-31T00:00:00-05:00"},"measure":"60"},{"period":{"endDate":"2026-01-31T00:00:00-05:00"},"measure":35.5},{"period":{"endDate":"2026-02-28"}}]}]}
            """u8.ToArray();

        Assert.Equal(35.5m, OpenContracting.Web.Committees.VisitBook.Official(json, new(2026, 3, 1)));
        Assert.Equal(60m, OpenContracting.Web.Committees.VisitBook.Official(json, new(2026, 4, 1)));
        Assert.Null(OpenContracting.Web.Committees.VisitBook.Official(json, new(2026, 1, 1)));
    }

    private static Dictionary<string, string> Fields(string work) => new()
    {
        ["Form.Name"] = "Comité sintético",
        ["Form.Kind"] = "socialAudit",
        ["Form.State"] = "callOpen",
        ["Form.Province"] = "cocle",
        ["Form.Members"] = "5",
        ["Form.CallCloses"] = "2030-06-30",
        ["Form.Projects"] = work,
    };

    private async Task<Project> WorkAsync(int skip, string? status = null)
    {
        await using var db = await shared.Portal.OpenDbAsync();
        return await db.Projects.AsNoTracking()
            .Where(project => project.State == ProjectState.Published && project.Province != null && (status == null || project.Status == status) && !db.CommitteeProjects.Any(watched => watched.ProjectId == project.ProjectId))
            .OrderBy(project => project.ProjectId).Skip(skip).FirstAsync();
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class CommitteeTestsOnSqlite(PublishedPortalOnSqlite shared) : CommitteeTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class CommitteeTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : CommitteeTests(shared);
