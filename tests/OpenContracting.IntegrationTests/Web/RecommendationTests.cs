using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Pages.Recommendations;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What people recommended, as visitors, machines and those who answer see it.</summary>
public abstract class RecommendationTests(PublishedPortal shared)
{
    private const string List = "/api/v1/recommendations";

    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task TheElevenRequestsOfTheCoCreationAreThereInBothLanguages()
    {
        using var list = JsonDocument.Parse(await Client.GetStringAsync(List + "?source=coCreation"));
        var all = list.RootElement.GetProperty("recommendations").EnumerateArray().ToList();

        Assert.Equal(11, all.Count);
        Assert.All(all, each => Assert.Equal("2023-07-24", each.GetProperty("madeOn").GetString()));
        Assert.All(all, each => Assert.NotEqual(each.GetProperty("text").GetProperty("es").GetString(), each.GetProperty("text").GetProperty("en").GetString()));
        // Unanswered since 2023, and said so.
        Assert.All(all.Where(each => each.GetProperty("state").GetString() == "received"), each => Assert.True(each.GetProperty("overdue").GetBoolean()));
        Assert.All(all.Where(each => each.GetProperty("state").GetString() == "answered"), each => Assert.False(each.GetProperty("overdue").GetBoolean()));
        Assert.DoesNotContain(all, each => each.GetProperty("state").GetString() is "done" or "verified");
    }

    [DatabaseFact]
    public async Task EveryAnswerLeadsSomewhereAndHasAName()
    {
        var failures = new List<string>();
        foreach (var link in CoCreationRequest.All.SelectMany(request => request.Answers).Distinct())
            foreach (var language in (string[])["es", "en"])
            {
                var words = new Wording(language);
                using var answer = await Client.GetAsync(RecommendationLinks.Address(words, link));
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.MovedPermanently) || RecommendationLinks.Title(words, link).StartsWith('/'))
                    failures.Add($"{link} ({language}): {answer.StatusCode}, {RecommendationLinks.Title(words, link)}");
            }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [DatabaseFact]
    public async Task TheSameFilterHoldsForListTableAndFeed()
    {
        using var list = JsonDocument.Parse(await Client.GetStringAsync(List + "?theme=data&source=coCreation"));
        var table = await Client.GetStringAsync(List + ".csv?theme=data&source=coCreation");
        var feed = XDocument.Parse(await Client.GetStringAsync(List + ".atom?theme=data&source=coCreation&lang=en"));
        var ids = list.RootElement.GetProperty("recommendations").EnumerateArray().Select(each => each.GetProperty("id").GetString()!).ToList();

        Assert.Equal(["cocreacion-2023-05", "cocreacion-2023-08"], ids);
        Assert.Equal(ids, table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]));
        var titles = feed.Descendants(XName.Get("title", "http://www.w3.org/2005/Atom")).Select(title => title.Value).ToList();
        Assert.Contains("Interoperate with standard data · State: Answered", titles);
        Assert.DoesNotContain(titles, title => title.Contains("Measure the use", StringComparison.Ordinal));
        using var wrong = await Client.GetAsync(List + "?state=hecha");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [DatabaseFact]
    public async Task TheBoardMayBeFramedAndNoOtherPageMay()
    {
        using var framed = await Client.GetAsync(PageAddress.RecommendationsEmbed.In("es"));
        using var board = await Client.GetAsync(PageAddress.Recommendations.In("es"));

        Assert.Contains("frame-ancestors *", framed.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("frame-ancestors 'none'", board.Headers.GetValues("Content-Security-Policy").Single());
    }

    [DatabaseFact]
    public async Task ARecommendationIsRecordedAnsweredDoneAndVerifiedEachByWhoMay()
    {
        var project = await ProjectAsync();
        var moderator = await shared.Portal.StaffAsync("moderadora@example.org", Roles.Moderator);
        var officer = await shared.Portal.StaffAsync("oficial-r@example.org", Roles.InstitutionOfficer, [project.PublicAuthorityId!]);
        var stranger = await shared.Portal.StaffAsync("oficial-otra@example.org", Roles.InstitutionOfficer, ["loteria-sintetica"]);
        var verifier = await shared.Portal.StaffAsync("verificador@example.org", Roles.CivilSocietyVerifier);
        using var recorded = await moderator.SubmitAsync(PageAddress.RecommendationDesk.In("es"), new()
        {
            ["Form.Title"] = "=Acera para la escuela",
            ["Form.Text"] = "Que la obra incluya una acera.",
            ["Form.Source"] = "workshop",
            ["Form.Theme"] = "works",
            ["Form.MadeOn"] = "2026-01-15",
            ["Form.Institution"] = project.PublicAuthorityId!,
            ["Form.Project"] = project.ProjectId,
            ["Form.Email"] = "vecina@example.org",
        });
        Assert.Equal(HttpStatusCode.Redirect, recorded.StatusCode);
        var desk = recorded.Headers.Location!.OriginalString;
        var code = desk[(desk.LastIndexOf('/') + 1)..];

        using var foreign = await stranger.GetAsync(desk);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        await SaysAsync(officer, desk, "?handler=State", new() { ["State"] = "rejected" }, HttpStatusCode.OK);
        await SaysAsync(officer, desk, "?handler=State", new() { ["State"] = "accepted" }, HttpStatusCode.Redirect);
        await SaysAsync(officer, desk, "?handler=Milestone", new() { ["Text"] = "Plano", ["Day"] = "2030-01-01" }, HttpStatusCode.Redirect);
        await SaysAsync(officer, desk, "?handler=Reached", new() { ["Target"] = "3" }, HttpStatusCode.Redirect);
        await SaysAsync(officer, desk, "?handler=State", new() { ["State"] = "done" }, HttpStatusCode.OK);
        await SaysAsync(officer, desk, "?handler=State", new() { ["State"] = "done", ["Link"] = "https://example.org/acta.pdf" }, HttpStatusCode.Redirect);
        await SaysAsync(moderator, desk, "?handler=State", new() { ["State"] = "verified", ["Text"] = "Está" }, HttpStatusCode.OK);
        await SaysAsync(verifier, desk, "?handler=State", new() { ["State"] = "verified", ["Text"] = "Fuimos y está" }, HttpStatusCode.Redirect);

        var json = await Client.GetStringAsync($"{List}/{code}");
        using var body = JsonDocument.Parse(json);
        Assert.Equal("verified", body.RootElement.GetProperty("state").GetString());
        Assert.Equal(1, body.RootElement.GetProperty("progress").GetDecimal());
        Assert.Equal(6, body.RootElement.GetProperty("history").GetArrayLength());
        var page = WebUtility.HtmlDecode(await Client.GetStringAsync(PageAddress.Recommendation.In("en", code)));
        Assert.Contains("Fuimos y está", page);
        Assert.Contains("'=Acera para la escuela", await Client.GetStringAsync(List + ".csv?project=" + project.ProjectId));

        // Neither the author's address nor who wrote is anywhere in public.
        await using var db = await shared.Portal.OpenDbAsync();
        var writers = await db.RecommendationEvents.Select(written => written.By).Distinct().Where(by => by != "seed").ToListAsync();
        foreach (var public_ in (string[])[json, page, await Client.GetStringAsync(List), await Client.GetStringAsync(List + ".csv"), await Client.GetStringAsync(List + ".atom")])
        {
            Assert.DoesNotContain("vecina@", public_);
            Assert.DoesNotContain(writers, writer => public_.Contains(writer, StringComparison.Ordinal));
        }

        await AuthorIsToldAsync(code);
    }

    private async Task AuthorIsToldAsync(string code)
    {
        await using var mailbox = new StandInMailServer();
        var services = shared.Portal.Services;
        var settings = services.GetRequiredService<InstanceSettings>();
        settings = settings with { Alarms = settings.Alarms with { Smtp = new Uri(mailbox.Address), From = "portal@example.org" } };
        using var teller = new RecommendationTeller(
            services.GetRequiredService<IDbContextFactory<Db>>(), new MailSender(settings), services.GetRequiredService<PublicAddress>(),
            services.GetRequiredService<IHostApplicationLifetime>(), TimeProvider.System, NullLogger<RecommendationTeller>.Instance);

        Assert.Equal(5, await teller.RoundAsync(default));
        Assert.Equal(0, await teller.RoundAsync(default));
        Assert.All(mailbox.Messages, message => Assert.Contains("vecina@example.org", message));
        Assert.Contains(mailbox.Messages, message => message.Contains(code, StringComparison.Ordinal));
    }

    private static async Task SaysAsync(StaffBrowser who, string desk, string handler, Dictionary<string, string> fields, HttpStatusCode expected)
    {
        using var answer = await who.SubmitAsync(desk, fields, handler);
        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task<Project> ProjectAsync()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        return await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published && project.PublicAuthorityId != null).OrderBy(project => project.ProjectId).FirstAsync();
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class RecommendationTestsOnSqlite(PublishedPortalOnSqlite shared) : RecommendationTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class RecommendationTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : RecommendationTests(shared);
