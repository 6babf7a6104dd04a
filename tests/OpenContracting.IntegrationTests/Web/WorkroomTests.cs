using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.People.Committees;
using OpenContracting.Storage;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The committees' workrooms: who enters, how what is written becomes public, and what never does.</summary>
public abstract class WorkroomTests(PublishedPortal shared)
{
    private const string Place = "8.983412 -79.518123";

    private RunningPortal Portal => shared.Portal;

    private HttpClient Client => Portal.Client;

    [DatabaseFact]
    public async Task AVisitIsForTheCommitteeAloneUntilMoreThanHalfAgreeAndTheCoordinatorPublishes()
    {
        const string Finding = "La losa tiene grietas que nadie debía leer antes";
        const string Interest = "Un primo trabaja en la empresa sintética";
        var work = await WorkAsync(6);
        var code = await Portal.NewCommitteeAsync("Comité sintético de la losa", work.ProjectId);
        var coordinator = await Portal.SeatedAsync(code, "losa-coordina@example.org", CommitteePart.Coordinator);
        var member = await Portal.SeatedAsync(code, "losa-integra@example.org", CommitteePart.Member);
        var observer = await Portal.SeatedAsync(code, "losa-observa@example.org", CommitteePart.Observer);
        var (room, form) = (PageAddress.Workroom.In("es", code), PageAddress.WorkroomVisit.In("es", code));
        Dictionary<string, string> Visit() => new()
        {
            ["Form.Key"] = "0a0a0a0a-0000-4000-8000-00000000000a",
            ["Form.Project"] = work.ProjectId,
            ["Form.On"] = "2026-01-20",
            ["Form.Observed"] = "37.5",
            ["Form.Finding"] = Finding,
            ["Form.NobodySeen"] = "true",
            ["Form.Latitude"] = "8.983412",
            ["Form.Longitude"] = "-79.518123",
        };

        // Nothing is written before interests are declared.
        using var undeclared = await member.GetAsync(form);
        Assert.Equal(room, undeclared.Headers.Location?.OriginalString);
        foreach (var who in (StaffBrowser[])[coordinator, member])
            (await who.SubmitAsync(room, new() { ["declared"] = "true", ["interest"] = who == member ? Interest : "" }, "?handler=Declare")).Dispose();

        using var unseen = await member.SendPhotosAsync(form, new(Visit()) { ["Form.NobodySeen"] = "false" }, SeatsOfPortal.PhotoWithPlace(Place));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unseen.StatusCode);
        Assert.Contains("Marque que en las fotos", WebUtility.HtmlDecode(await unseen.Content.ReadAsStringAsync()));
        using var broken = await member.SendPhotosAsync(form, Visit(), Encoding.UTF8.GetBytes("%PDF-1.4 no es una foto"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        using var written = await member.SendPhotosAsync(form, Visit(), SeatsOfPortal.PhotoWithPlace(Place));
        using var twice = await member.SendPhotosAsync(form, Visit(), SeatsOfPortal.PhotoWithPlace(Place));
        Assert.Equal((room, room), (written.Headers.Location?.OriginalString, twice.Headers.Location?.OriginalString));

        await using var db = await Portal.OpenDbAsync();
        var draft = await db.VisitDrafts.AsNoTracking().Include(each => each.Photos).SingleAsync(each => each.ProjectId == work.ProjectId);
        var photo = Assert.Single(draft.Photos);
        Assert.Equal((8.983m, -79.518m), (photo.Latitude, photo.Longitude));
        Assert.DoesNotContain(Place, Encoding.UTF8.GetString(photo.Content));

        // The committee sees it, its observer too; nobody else.
        var picture = $"{room}?handler=Photo&photo={photo.Id}";
        Assert.Contains(Finding, WebUtility.HtmlDecode(await observer.ReadAsync(room)));
        using var seen = await observer.GetAsync(picture);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        var stranger = await Portal.SeatedAsync(await Portal.NewCommitteeAsync("Otro comité sintético", work.ProjectId), "losa-ajena@example.org", CommitteePart.Coordinator);
        foreach (var address in (string[])[room, form, picture])
        {
            using var foreign = await stranger.GetAsync(address);
            using var visitor = await Client.GetAsync(address);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Redirect), (foreign.StatusCode, visitor.StatusCode));
        }

        Assert.DoesNotContain(Finding, await PublicAsync(code, work.ProjectId));

        // One of two voices is no majority, and a member does not publish.
        var act = new Dictionary<string, string> { ["draft"] = draft.Id.ToString(), ["agrees"] = "true" };
        (await coordinator.SubmitAsync(room, new(act), "?handler=Publish")).Dispose();
        Assert.DoesNotContain(Finding, await PublicAsync(code, work.ProjectId));
        (await coordinator.SubmitAsync(room, new(act), "?handler=Agree")).Dispose();
        (await member.SubmitAsync(room, new(act), "?handler=Publish")).Dispose();
        Assert.DoesNotContain(Finding, await PublicAsync(code, work.ProjectId));
        (await coordinator.SubmitAsync(room, new(act), "?handler=Publish")).Dispose();
        (await coordinator.SubmitAsync(room, new(act), "?handler=Publish")).Dispose();

        var published = await PublicAsync(code, work.ProjectId);
        Assert.Contains(Finding, published);
        foreach (var secret in (string[])["losa-coordina@", "losa-integra@", "losa-observa@", Interest, draft.WrittenBy.ToString(), Place])
            Assert.DoesNotContain(secret, published);
        using var visits = JsonDocument.Parse(await Client.GetStringAsync($"/api/v1/committees/{code}/visits"));
        var body = Assert.Single(visits.RootElement.GetProperty("visits").EnumerateArray());
        var shown = Assert.Single(body.GetProperty("photos").EnumerateArray());
        Assert.Equal(("La zanja frente a la escuela", 8.983m), (shown.GetProperty("description").GetString(), shown.GetProperty("latitude").GetDecimal()));
        var path = new Uri(shown.GetProperty("uri").GetString()!).AbsolutePath;
        using var image = await Client.GetAsync(path);
        Assert.Equal("image/jpeg", image.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain(Place, Encoding.UTF8.GetString(await image.Content.ReadAsByteArrayAsync()));

        // Somebody is seen in it after all.
        Dictionary<string, string> Down() => new() { ["visit"] = body.GetProperty("id").ToString(), ["photo"] = photo.Id.ToString() };
        using var refused = await stranger.SubmitAsync(PageAddress.VisitDesk.In("es"), Down(), "?handler=TakeDown");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        (await coordinator.SubmitAsync(PageAddress.VisitDesk.In("es"), Down(), "?handler=TakeDown")).Dispose();
        using var gone = await Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty((await db.VisitPhotos.AsNoTracking().SingleAsync(each => each.Id == photo.Id)).Content);
    }

    [DatabaseFact]
    public async Task ALinkOpensOnceForAQuarterOfAnHourAndOnlyAccountsOfCommitteesAndCivilSociety()
    {
        var code = await Portal.NewCommitteeAsync("Comité sintético del enlace", (await WorkAsync(7)).ProjectId);
        await using var scope = Portal.Services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        var databases = Portal.Services.GetRequiredService<IDbContextFactory<Db>>();
        async Task<User> AccountAsync(string email, params string[] roles)
        {
            var user = new User { Email = email };
            Assert.True((await staff.AddAsync(AuditLog.Console, user, null, roles, [])).Succeeded);
            return user;
        }

        var verifier = await AccountAsync("verifica-enlace@example.org", Roles.CivilSocietyVerifier);
        await AccountAsync("modera-enlace@example.org", Roles.CivilSocietyVerifier, Roles.Moderator);
        await using var mailbox = new StandInMailServer();
        var settings = Portal.Services.GetRequiredService<InstanceSettings>();
        settings = settings with { Alarms = settings.Alarms with { Smtp = new Uri(mailbox.Address), From = "portal@example.org" } };
        using var mail = new SignInMail(
            Portal.Services.GetRequiredService<IServiceScopeFactory>(), Portal.Services.GetRequiredService<SignInLinks>(), new MailSender(settings),
            Portal.Services.GetRequiredService<PublicAddress>(), NullLogger<SignInMail>.Instance);
        foreach (var email in (string[])["modera-enlace@example.org", "nadie-enlace@example.org", "Verifica-Enlace@example.org", "verifica-enlace@example.org"])
            mail.Ask(email, "es");
        mail.Ask("centinela-enlace@example.org", "es");
        await AccountAsync("centinela-enlace@example.org", Roles.CommitteeMember);
        await mail.StartAsync(default);
        while (!mailbox.Messages.Any(message => message.Contains("centinela-enlace@", StringComparison.Ordinal)))
            await Task.Delay(20);
        await mail.StopAsync(default);

        // One for the verifier, none for who may not or is not known, and no second one a moment later.
        Assert.Equal(2, mailbox.Messages.Count());
        Assert.Contains(mailbox.Messages, message => message.Contains("verifica-enlace@", StringComparison.Ordinal) && message.Contains("/entrar/", StringComparison.Ordinal));

        // A quarter of an hour.
        var clock = new LinkClock();
        var links = new SignInLinks(databases, clock);
        clock.Now = clock.Now.AddMinutes(2);
        var token = (await links.CreateAsync(verifier.Id, default))!;
        Assert.Null(await links.CreateAsync(verifier.Id, default));
        clock.Now += SignInLinks.Validity;
        Assert.True(await links.IsGoodAsync(token, default));
        clock.Now = clock.Now.AddSeconds(1);
        Assert.False(await links.IsGoodAsync(token, default));
        Assert.Null(await links.UseAsync(token, default));

        // Once.
        var late = (await links.CreateAsync(verifier.Id, default))!;
        var browser = new StaffBrowser(Portal.NewClient(cookies: true));
        var again = new StaffBrowser(Portal.NewClient(cookies: true));
        using var entered = await browser.SubmitAsync(PageAddress.SignInLink.In("es", late), []);
        using var used = await again.AnswerAsync(PageAddress.SignInLink.In("es", late), await again.ReadAsync(PageAddress.SignIn.In("es")), []);
        Assert.Equal(PageAddress.Workrooms.In("es"), entered.Headers.Location?.OriginalString);
        Assert.Contains("El enlace ya no sirve", WebUtility.HtmlDecode(await used.Content.ReadAsStringAsync()));

        // What a verifier needs is open; what asks for two factors is not.
        foreach (var (page, expected) in ((PageAddress, HttpStatusCode)[])
                 [(PageAddress.Workrooms, HttpStatusCode.OK), (PageAddress.RecommendationDesk, HttpStatusCode.OK), (PageAddress.Desk, HttpStatusCode.Forbidden), (PageAddress.Audit, HttpStatusCode.Forbidden)])
        {
            using var answer = await browser.GetAsync(page.In("es"));
            Assert.Equal(expected, answer.StatusCode);
        }

        using var strange = await browser.GetAsync(PageAddress.Workroom.In("es", code));
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
    }

    [DatabaseFact]
    public async Task ACoordinatorKeepsTheirOwnCommitteeAloneAndAnOfficerSitsInNone()
    {
        var work = await WorkAsync(8);
        var (mine, other) = (await Portal.NewCommitteeAsync("Comité sintético propio", work.ProjectId), await Portal.NewCommitteeAsync("Comité sintético ajeno", work.ProjectId));
        var coordinator = await Portal.SeatedAsync(mine, "propia-coordina@example.org", CommitteePart.Coordinator);
        await Portal.StaffAsync("propia-oficial@example.org", Roles.InstitutionOfficer, ["mop"]);

        using var foreign = await coordinator.GetAsync(PageAddress.CommitteeForm.In("es", other));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        var list = await coordinator.ReadAsync(PageAddress.CommitteeDesk.In("es"));
        Assert.Contains("Comité sintético propio", WebUtility.HtmlDecode(list));
        Assert.DoesNotContain("Comité sintético ajeno", WebUtility.HtmlDecode(list));
        using var officer = await coordinator.SubmitAsync(PageAddress.CommitteeForm.In("es", mine), new() { ["email"] = "propia-oficial@example.org", ["part"] = "member" }, "?handler=Seat");
        using var seated = await coordinator.SubmitAsync(PageAddress.CommitteeForm.In("es", mine), new() { ["email"] = "propia-integra@example.org", ["part"] = "member" }, "?handler=Seat");

        await using var db = await Portal.OpenDbAsync();
        var emails = await db.CommitteeSeats.Where(seat => db.Committees.Any(committee => committee.Id == seat.CommitteeId && committee.Code == mine))
            .Join(db.Users, seat => seat.UserId, user => user.Id, (_, user) => user.Email!).Order().ToListAsync();
        Assert.Equal(["propia-coordina@example.org", "propia-integra@example.org"], emails);
        Assert.DoesNotContain("propia-", await PublicAsync(mine, work.ProjectId));
    }

    /// <summary>Everything the public can read that could say something of a committee.</summary>
    private async Task<string> PublicAsync(string committee, string project)
    {
        string[] pages = [.. await PublicPages.AddressesAsync(Portal, "es", project, "mop")];
        var told = await Task.WhenAll(((string[])
        [
            .. pages.Where(page => page.StartsWith("/comites", StringComparison.Ordinal) || page.StartsWith("/proyectos", StringComparison.Ordinal) || page.StartsWith("/recomendaciones", StringComparison.Ordinal)),
            PageAddress.Committee.In("es", committee), PageAddress.Committee.In("en", committee), PageAddress.Project.In("en", project),
            "/api/v1/committees", "/api/v1/committees.csv", "/api/v1/committees.ics", $"/api/v1/committees/{committee}", $"/api/v1/committees/{committee}/visits",
            "/api/v1/recommendations", "/api/v1/recommendations.csv", "/api/v1/recommendations.atom", $"/api/v1/projects/{project}",
        ]).Distinct().Select(async address =>
        {
            using var answer = await Client.GetAsync(address);
            return await answer.Content.ReadAsStringAsync();
        }));
        return WebUtility.HtmlDecode(string.Concat(told));
    }

    private async Task<Project> WorkAsync(int skip)
    {
        await using var db = await Portal.OpenDbAsync();
        return await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published).OrderByDescending(project => project.ProjectId).Skip(skip).FirstAsync();
    }

    private sealed class LinkClock : TimeProvider
    {
        /// <summary>A whole second: databases keep less than a clock tells.</summary>
        public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class WorkroomTestsOnSqlite(PublishedPortalOnSqlite shared) : WorkroomTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class WorkroomTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : WorkroomTests(shared);
