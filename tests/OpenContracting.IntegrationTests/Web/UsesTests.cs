using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Usage;
using OpenContracting.Web.Uses;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What was made with the data: sent in without an account, read by a person, shown, undone.</summary>
public abstract partial class UsesTests(PublishedPortal shared)
{
    private RunningPortal Portal => shared.Portal;

    [DatabaseFact]
    public async Task AUseIsSentInWithoutAnAccountAndShownOnceAPersonHasReadIt()
    {
        var project = await ProjectAsync();
        var (answer, fields) = await SendAsync(project);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var receipt = answer.Headers.Location!.ToString();
        // Pressed twice: one submission.
        using (var again = await Portal.Client.PostAsync("/usos/enviar", new FormUrlEncodedContent(fields)))
            Assert.Equal(receipt, again.Headers.Location!.ToString());
        Assert.Contains("Por leer", await Portal.Client.GetStringAsync(receipt));
        Assert.DoesNotContain(fields["Form.Title"], await Portal.Client.GetStringAsync("/usos"));

        await using var scope = Portal.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<UseDesk>();
        await using var db = await Portal.OpenDbAsync();
        var use = await db.Uses.AsNoTracking().SingleAsync(use => use.Title == fields["Form.Title"]);
        Assert.Equal("ana@example.org", use.Email);
        Assert.True(await desk.DecideAsync(AuditLog.Console, use.Id, UseState.Pending, UseState.Published, null, default));
        Assert.False(await desk.DecideAsync(AuditLog.Console, use.Id, UseState.Pending, UseState.Returned, "insult", default));
        Assert.True(await desk.EffectAsync(AuditLog.Console, use.Id, UseEffect.DataCorrected, "https://example.org/efecto", new DateOnly(2026, 5, 4), default));

        Assert.Contains(fields["Form.Title"], await Portal.Client.GetStringAsync("/usos"));
        Assert.Null((await db.Uses.AsNoTracking().SingleAsync(one => one.Id == use.Id)).Email);
        using var listed = JsonDocument.Parse(await Portal.Client.GetStringAsync("/api/v1/uses?project=" + Uri.EscapeDataString(project)));
        var body = listed.RootElement.GetProperty("uses").EnumerateArray().Single(one => one.GetProperty("id").GetInt64() == use.Id);
        Assert.Equal("dataCorrected", body.GetProperty("effect").GetString());
        Assert.DoesNotContain("ana@example.org", await Portal.Client.GetStringAsync("/api/v1/uses.csv"));
        Assert.Contains(project, await Portal.Client.GetStringAsync("/api/v1/usage/strategic.csv?indicator=used"));

        var quarter = StrategicFilter.Of(OpenContracting.People.Usage.UsageRules.DayOf(DateTimeOffset.UtcNow));
        var institution = await db.Projects.Where(one => one.ProjectId == project).Select(one => one.PublicAuthorityId).SingleAsync();
        Assert.Contains("effect,1\r\n", await Portal.Client.GetStringAsync($"/api/v1/usage/strategic.csv?institution={institution}&quarter={quarter}"));
        Assert.Contains("effect,0\r\n", await Portal.Client.GetStringAsync("/api/v1/usage/strategic.csv?quarter=2001-Q1"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Portal.Client.GetAsync("/api/v1/usage/strategic.csv?quarter=2001-Q5")).StatusCode);

        var decision = await db.UseDecisions.AsNoTracking().SingleAsync(one => one.UseId == use.Id);
        Assert.True(await desk.UndoAsync(AuditLog.Console, decision.Id, default));
        Assert.False(await desk.UndoAsync(AuditLog.Console, decision.Id, default));
        Assert.DoesNotContain(fields["Form.Title"], await Portal.Client.GetStringAsync("/usos"));
    }

    [DatabaseFact]
    public async Task WhatIsWrongIsSaidByFieldAndWhatWasTypedStays()
    {
        var (answer, _) = await SendAsync("no-existe", fields =>
        {
            fields["Form.Kind"] = "Poem";
            fields["Form.Url"] = "javascript:alert(1)";
            fields["Form.Email"] = "nadie";
        });
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Elija qué es.", page);
        Assert.Contains("«javascript:alert(1)» no es una dirección completa; empieza con https://.", page);
        Assert.Contains("«nadie» no parece un correo.", page);
        Assert.Contains("No hay ninguna obra «no-existe».", page);
        Assert.Contains("Una historia de prueba", page);
    }

    [DatabaseFact]
    public async Task AProgramSendsAUseInAndTheSameAgainIsOneSubmission()
    {
        var project = await ProjectAsync();
        var sent = new { kind = "legalAction", title = "Una demanda de prueba " + Guid.NewGuid().ToString("n"), summary = "Pedimos el expediente.", projects = new[] { project } };
        using var answer = await Portal.Client.PostAsJsonAsync("/api/v1/uses", sent);
        using var again = await Portal.Client.PostAsJsonAsync("/api/v1/uses", sent);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(answer.Headers.Location, again.Headers.Location);
        Assert.Contains("Por leer", await Portal.Client.GetStringAsync(answer.Headers.Location!.PathAndQuery));
        await using var db = await Portal.OpenDbAsync();
        var use = await db.Uses.AsNoTracking().SingleAsync(one => one.Title == sent.title);
        Assert.Equal((UseKind.LegalAction, UseState.Pending), (use.Kind, use.State));
        await using var scope = Portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UseDesk>().DecideAsync(AuditLog.Console, use.Id, UseState.Pending, UseState.Published, null, default);
        Assert.Contains($"Acción legal: {sent.title}", await Portal.Client.GetStringAsync("/api/v1/uses.atom?lang=es&project=" + Uri.EscapeDataString(project)));
    }

    [DatabaseFact]
    public async Task WhatAProgramSendsWrongIsSaidByField()
    {
        var wrong = new (string Body, int Status, string Member, string Expected)[]
        {
            ("""{"kind":"poem","url":"javascript:alert(1)","projects":["no-existe"]}""", 422, "fields",
                """{"kind":"Elija qué es.","title":"Este dato hace falta.","summary":"Este dato hace falta.","url":"«javascript:alert(1)» no es una dirección completa; empieza con https://.","projects":"No hay ninguna obra «no-existe»."}"""),
            ("""{"kind":""", 400, "code", "\"malformed-request\""),
            ("[1]", 400, "code", "\"malformed-request\""),
            ("null", 422, "code", "\"use-not-taken\""),
        };
        foreach (var (body, status, member, expected) in wrong)
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var answer = await Portal.Client.PostAsync("/api/v1/uses", content);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal((status, expected), ((int)answer.StatusCode, problem.RootElement.GetProperty(member).GetRawText()));
        }
    }

    [DatabaseFact]
    public async Task ASubmissionTooLargeIsRefusedBeforeItIsRead()
    {
        using var answer = await Portal.Client.PostAsJsonAsync("/api/v1/uses", new { summary = new string('a', 70_000) });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("65,536 bytes", await answer.Content.ReadAsStringAsync());
    }

    [DatabaseFact]
    public async Task ADeskSeesThatTheSameWasSentBefore()
    {
        var story = Guid.NewGuid().ToString("n");
        var (first, _) = await SendAsync("", fields => fields["Form.Url"] = $"https://www.example.org/{story}/");
        var (second, _) = await SendAsync("", fields => fields["Form.Url"] = $"http://example.org/{story}?utm_source=red#arriba");
        await using var db = await Portal.OpenDbAsync();
        var uses = await db.Uses.AsNoTracking().Where(use => use.Url!.Contains(story)).OrderBy(use => use.Id).ToListAsync();
        await using var scope = Portal.Services.CreateAsyncScope();
        var alike = await scope.ServiceProvider.GetRequiredService<UseDesk>().AlikeAsync(uses, default);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Contains(alike[uses[0].Id], use => use.Id == uses[1].Id);
        Assert.Contains(alike[uses[1].Id], use => use.Id == uses[0].Id);
    }

    [DatabaseFact]
    public async Task ProgramsThatFillInTheHiddenFieldLeaveNothing()
    {
        var (answer, fields) = await SendAsync("", fields => fields["Form.Website"] = "https://spam.example");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await using var db = await Portal.OpenDbAsync();
        Assert.False(await db.Uses.AnyAsync(use => use.Title == fields["Form.Title"]));
    }

    [DatabaseFact]
    public async Task AProjectIsCitedWithItsVersionAndDateInThreeFormats()
    {
        var project = await ProjectAsync();
        var address = $"/api/v1/projects/{Uri.EscapeDataString(project)}/citation.";
        await using var db = await Portal.OpenDbAsync();
        var row = await db.Projects.AsNoTracking().SingleAsync(one => one.ProjectId == project);
        using var csl = JsonDocument.Parse(await Portal.Client.GetStringAsync(address + "csl.json"));
        var cited = csl.RootElement[0];

        Assert.Equal(row.Title, cited.GetProperty("title").GetString());
        Assert.Equal(row.Version.ToString(), cited.GetProperty("version").GetString());
        Assert.Equal(row.LastPublished.ToOffset(TimeSpan.FromHours(-5)).Year, cited.GetProperty("issued").GetProperty("date-parts")[0][0].GetInt32());
        Assert.StartsWith($"@misc{{{project},", await Portal.Client.GetStringAsync(address + "bib"));
        Assert.Contains(RunningPortal.PublicAddress, await Portal.Client.GetStringAsync(address + "txt"));
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Client.GetAsync(address + "doc")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Portal.Client.GetAsync("/api/v1/citation.bib")).StatusCode);
    }

    [DatabaseFact]
    public async Task SharingLeadsToTheNetworkAndNowhereElse()
    {
        var project = Uri.EscapeDataString(await ProjectAsync());
        using var shared = await Portal.Client.GetAsync("/compartir/whatsapp/" + project);

        Assert.Equal(HttpStatusCode.SeeOther, shared.StatusCode);
        Assert.StartsWith("https://wa.me/?text=", shared.Headers.Location!.AbsoluteUri);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Client.GetAsync("/compartir/otra/" + project)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Client.GetAsync("/compartir/whatsapp/no-existe")).StatusCode);
    }

    [DatabaseFact]
    public async Task AnAnswerToTheQuestionIsOneMoreAndNothingElse()
    {
        using var answer = await Portal.Client.PostAsync("/datos/para-que", new FormUrlEncodedContent([new("answer", "audit")]));
        using var wrong = await Portal.Client.PostAsync("/datos/para-que", new FormUrlEncodedContent([new("answer", "otro")]));

        Assert.Equal("/datos?gracias=1#poll", answer.Headers.Location!.ToString());
        Assert.Equal("/datos#poll", wrong.Headers.Location!.ToString());
        await using var db = await Portal.OpenDbAsync();
        Assert.Equal(["audit"], await db.PollDays.Select(row => row.Answer).ToListAsync());
    }

    [DatabaseFact]
    public async Task CountsFoundToBeOfRobotsAreMovedWithADatedNote()
    {
        var day = new DateOnly(2019, 3, 4);
        await using var db = await Portal.OpenDbAsync();
        db.UsageDays.Add(new()
        {
            Day = day,
            Kind = "file",
            Item = "restated",
            Institution = "",
            Format = "csv",
            Channel = "api",
            RobotsList = "test",
            Agent = OpenContracting.People.Usage.AgentClass.Person,
            Investigations = 90,
            Requests = 90,
        });
        await db.SaveChangesAsync();
        await using var scope = Portal.Services.CreateAsyncScope();
        var moved = await scope.ServiceProvider.GetRequiredService<UsageCorrections>().RestateAsync(day, day, "", "restated", "Una ráfaga de un solo programa.", default);

        Assert.Equal(90, moved);
        Assert.Contains("file,robot,90,90", (await Portal.Client.GetStringAsync("/api/v1/usage.csv?by=file&from=2019-03-04&to=2019-03-04")).Replace("restated", "file"));
        Assert.Contains("Una ráfaga de un solo programa.", WebUtility.HtmlDecode(await Portal.Client.GetStringAsync("/uso")));
    }

    private async Task<(HttpResponseMessage Answer, Dictionary<string, string> Fields)> SendAsync(string project, Action<Dictionary<string, string>>? change = null)
    {
        var form = await Portal.Client.GetStringAsync("/usos/enviar");
        var fields = new Dictionary<string, string>
        {
            ["Form.Token"] = WebUtility.HtmlDecode(Token().Match(form).Groups[1].Value),
            ["Form.Kind"] = nameof(UseKind.News),
            ["Form.Title"] = "Una historia de prueba " + Guid.NewGuid().ToString("n"),
            ["Form.Summary"] = "Contamos cuánto tardó la obra.",
            ["Form.Url"] = "https://example.org/historia",
            ["Form.Email"] = "ana@example.org",
            ["Form.Projects"] = project,
        };
        change?.Invoke(fields);
        // A form filled in within three seconds was filled in by a program.
        await Task.Delay(3100);
        return (await Portal.Client.PostAsync("/usos/enviar", new FormUrlEncodedContent(fields)), fields);
    }

    private async Task<string> ProjectAsync()
    {
        await using var db = await Portal.OpenDbAsync();
        return await db.Projects.Where(project => project.State == ProjectState.Published && project.Title != null)
            .OrderByDescending(project => project.ProjectId).Skip(2).Select(project => project.ProjectId).FirstAsync();
    }

    [GeneratedRegex("name=\"Form.Token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

[Collection(PortalOnSqlite.Name)]
public sealed class UsesTestsOnSqlite(PublishedPortalOnSqlite shared) : UsesTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class UsesTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : UsesTests(shared);
