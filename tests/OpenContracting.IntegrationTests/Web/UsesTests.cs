using System.Net;
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
