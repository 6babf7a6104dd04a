using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.Projects;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Releases;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Review;

namespace OpenContracting.IntegrationTests.Web;

public sealed partial class ReviewDeskTests(ReviewedPortal shared) : IClassFixture<ReviewedPortal>
{
    [Fact]
    public async Task AYesPublishesTheProcessAndUndoingItTakesItBack()
    {
        var address = PageAddress.Review.In("es", ReviewQueue.Infrastructure);
        using var page = await shared.Curator.GetAsync(address);
        var key = WebUtility.HtmlDecode(FirstProcess().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value);

        using var said = await shared.Curator.SubmitAsync(
            address, new() { ["process"] = key, ["Accepted"] = "true", ["Reason"] = "Vi el pliego" }, "?handler=Infrastructure");
        await shared.Portal.FinishAsync();
        var decided = await ProcessAsync(key);

        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        Assert.Equal((InfrastructureOutcome.Yes, true), (decided.Outcome, decided.DecidedByPerson));
        Assert.NotNull(decided.ProjectId);
        using var published = await shared.Portal.Client.GetAsync("/api/v1/projects/" + decided.ProjectId);
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);

        var decisions = PageAddress.Review.In("es", ReviewQueue.Decisions);
        using var list = await shared.Curator.GetAsync(decisions);
        Assert.Contains("Vi el pliego", await list.Content.ReadAsStringAsync());
        using var undone = await shared.Curator.SubmitAsync(
            decisions, new() { ["decision"] = (await DecisionAsync(key)).Id.ToString() }, "?handler=Undo");
        await shared.Portal.FinishAsync();
        var back = await ProcessAsync(key);
        var decision = await DecisionAsync(key);

        Assert.Equal((InfrastructureOutcome.Review, false), (back.Outcome, back.DecidedByPerson));
        Assert.True(decision.UndoneAt is not null && decision.UndoneBy == decision.DecidedBy);
    }

    [Fact]
    public async Task JoinedProcessesAreOneProjectAndTheCrosswalkSaysSo()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var two = (await db.ContractingProcesses.AsNoTracking().Where(process => process.ProjectId != null).OrderBy(process => process.Id).ToListAsync())
            .DistinctBy(process => process.ProjectId).TakeLast(2).ToList();

        using var said = await shared.Curator.SubmitAsync(
            PageAddress.Review.In("es", ReviewQueue.Similar),
            new() { ["left"] = two[0].ProcessKey, ["right"] = two[1].ProcessKey, ["Accepted"] = "true" }, "?handler=Pair");
        await shared.Portal.FinishAsync();

        Assert.Equal(two[0].ProjectId, (await ProcessAsync(two[1].ProcessKey)).ProjectId);
        using var csv = await shared.Curator.GetAsync(PageAddress.Review.In("es", ReviewQueue.Decisions) + "?handler=Crosswalk");
        Assert.Contains($"{two[1].ProcessKey},{two[0].ProjectId},", await csv.Content.ReadAsStringAsync());
        using var old = await shared.Portal.Client.GetAsync(PageAddress.Project.In("es", two[1].ProjectId));
        Assert.Contains(two[0].ProjectId!, old.Headers.Location?.ToString());
    }

    [Fact]
    public async Task ACodeThatIsSaidToBeAWorksIsPublishedAmongItsIdentifiersAndGoesWithTheSaying()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var work = await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published).OrderByDescending(project => project.ProjectId).FirstAsync();
        var address = "/api/v1/projects/" + Uri.EscapeDataString(work.ProjectId);

        var (taken, unknown) = await DecideAsync(decisions => decisions.ImportCodesAsync("ana", [new("PA-SINIP", "x-77", work.ProjectId, true, false), new("PA-SINIP", "x-78", "no-such", true, false)], default));
        await shared.Portal.FinishAsync();
        var told = await shared.Portal.Client.GetStringAsync(address);
        using var published = JsonDocument.Parse(told);
        var origin = await shared.Portal.Client.GetStringAsync($"{address}/provenance?path=/identifiers/{published.RootElement.GetProperty("identifiers").GetArrayLength() - 1}");
        var version = (await db.Projects.AsNoTracking().SingleAsync(project => project.ProjectId == work.ProjectId)).Version;
        Assert.True(await DecideAsync(decisions => decisions.BudgetAsync("ana", "SINIP", "X-77", work.ProjectId, accepted: false, null, default)));
        await shared.Portal.FinishAsync();

        Assert.Equal((1, "no-such"), (taken, Assert.Single(unknown)));
        Assert.Contains("\"id\":\"X-77\",\"scheme\":\"PA-SINIP\"", told.Replace("\": \"", "\":\""));
        Assert.Equal(work.Version + 1, version);
        Assert.Contains("crosswalk", origin);
        Assert.DoesNotContain("X-77", await shared.Portal.Client.GetStringAsync(address));
        await db.Decisions.Where(decision => decision.Subject == "PA-SINIP:X-77").ExecuteDeleteAsync();
    }

    private async Task<T> DecideAsync<T>(Func<ReviewDecisions, Task<T>> decide)
    {
        await using var scope = shared.Portal.Services.CreateAsyncScope();
        return await decide(scope.ServiceProvider.GetRequiredService<ReviewDecisions>());
    }

    [Fact]
    public async Task ARejectedProposalIsRememberedAndAJoiningUndoneIsUndoneWhole()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var two = (await db.ContractingProcesses.AsNoTracking().Where(process => process.ProjectId != null).OrderBy(process => process.Id).ToListAsync())
            .DistinctBy(process => process.ProjectId).Take(2).ToList();
        var similar = PageAddress.Review.In("es", ReviewQueue.Similar);
        var pair = new Dictionary<string, string> { ["left"] = two[0].ProcessKey, ["right"] = two[1].ProcessKey };

        using var joined = await shared.Curator.SubmitAsync(similar, new(pair) { ["Accepted"] = "true" }, "?handler=Pair");
        await shared.Portal.FinishAsync();
        Assert.Equal(two[0].ProjectId, (await ProcessAsync(two[1].ProcessKey)).ProjectId);

        var said = await db.Decisions.AsNoTracking().Where(each => each.Kind == DecisionKind.SameProject && each.Subject == two[0].ProcessKey).OrderByDescending(each => each.Id).FirstAsync();
        using var undone = await shared.Curator.SubmitAsync(PageAddress.Review.In("es", ReviewQueue.Decisions), new() { ["decision"] = said.Id.ToString() }, "?handler=Undo");
        await shared.Portal.FinishAsync();
        Assert.Equal(two.Select(process => process.ProjectId), [(await ProcessAsync(two[0].ProcessKey)).ProjectId, (await ProcessAsync(two[1].ProcessKey)).ProjectId]);
        Assert.False(await db.Decisions.AnyAsync(each => each.UndoneAt == null && (each.Subject == two[0].ProcessKey || each.Subject == two[1].ProcessKey)));

        using var rejected = await shared.Curator.SubmitAsync(similar, new(pair) { ["Accepted"] = "false" }, "?handler=Pair");
        await shared.Portal.FinishAsync();
        using var page = await shared.Curator.GetAsync(similar);
        Assert.DoesNotContain($"name=\"left\" value=\"{two[0].ProcessKey}\"><input type=\"hidden\" name=\"right\" value=\"{two[1].ProcessKey}\"", await page.Content.ReadAsStringAsync());
        Assert.Equal(2, (await db.ContractingProcesses.AsNoTracking().Where(process => process.ProcessKey == two[0].ProcessKey || process.ProcessKey == two[1].ProcessKey).Select(process => process.ProjectId).Distinct().ToListAsync()).Count);
    }

    [Fact]
    public async Task TheCrosswalkComesInAsAFileAndAProcessNamedAloneIsSplitOff()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var three = (await db.ContractingProcesses.AsNoTracking().Where(process => process.ProjectId != null).OrderBy(process => process.Id).ToListAsync())
            .DistinctBy(process => process.ProjectId).Skip(2).Take(2).ToList();
        var address = PageAddress.Review.In("es", ReviewQueue.Decisions);

        using var sent = await shared.Curator.SendFileAsync(
            address, "?handler=Crosswalk", "crosswalk.csv", $"process,project,title\n{three[0].ProcessKey},P-9,Obra reunida\n{three[1].ProcessKey},P-9,Obra reunida\n2026-9-99-01-01-LP-000001,P-9,\n");
        await shared.Portal.FinishAsync();
        using var page = await shared.Curator.GetAsync(address);
        var project = (await ProcessAsync(three[0].ProcessKey)).ProjectId;

        Assert.Contains("2026-9-99-01-01-LP-000001", await page.Content.ReadAsStringAsync());
        Assert.Equal(project, (await ProcessAsync(three[1].ProcessKey)).ProjectId);
        Assert.Contains("\"title\":\"Obra reunida\"", (await shared.Portal.Client.GetStringAsync("/api/v1/projects/" + project)).Replace("\": \"", "\":\""));

        using var alone = await shared.Curator.SubmitAsync(address, new() { ["process"] = three[1].ProcessKey, ["project"] = "" }, "?handler=Belongs");
        await shared.Portal.FinishAsync();
        Assert.NotEqual(project, (await ProcessAsync(three[1].ProcessKey)).ProjectId);
    }

    [Fact]
    public async Task AProcessGivenToAProjectJoinsItAndAProjectNobodyKnowsIsRefused()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var two = (await db.ContractingProcesses.AsNoTracking().Where(process => process.ProjectId != null).OrderByDescending(process => process.Id).ToListAsync())
            .DistinctBy(process => process.ProjectId).Take(2).ToList();
        var address = PageAddress.Review.In("es", ReviewQueue.Decisions);

        using var slip = await shared.Curator.SubmitAsync(address, new() { ["process"] = two[1].ProcessKey, ["project"] = "oc4ids-inventado" }, "?handler=Belongs");
        using var page = await shared.Curator.GetAsync(address);
        Assert.Contains("No hay ningún proyecto «oc4ids-inventado».", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()));
        Assert.False(await db.Decisions.AnyAsync(each => each.Target == "oc4ids-inventado"));

        using var given = await shared.Curator.SubmitAsync(address, new() { ["process"] = two[1].ProcessKey, ["project"] = two[0].ProjectId! }, "?handler=Belongs");
        await shared.Portal.FinishAsync();
        foreach (var process in two)
            Assert.Equal(two[0].ProjectId, (await ProcessAsync(process.ProcessKey)).ProjectId);

        var said = await db.Decisions.AsNoTracking().Where(each => each.Subject == two[1].ProcessKey && each.UndoneAt == null).OrderByDescending(each => each.Id).FirstAsync();
        using var undone = await shared.Curator.SubmitAsync(address, new() { ["decision"] = said.Id.ToString() }, "?handler=Undo");
        await shared.Portal.FinishAsync();
        foreach (var process in two)
            Assert.Equal(process.ProjectId, (await ProcessAsync(process.ProcessKey)).ProjectId);
    }

    [Fact]
    public async Task AHeldPublicationIsShownAndLetGoByAPerson()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var last = await db.Publications.OrderByDescending(each => each.Id).FirstAsync();
        var held = new Publication
        {
            // A publication belongs to a run: one that made none.
            RunId = await db.Runs.Where(run => !db.Publications.Any(each => each.RunId == run.Id)).MaxAsync(run => run.Id),
            State = PublicationState.Stopped,
            StopCode = "mass-change",
            DataAsOf = last.DataAsOf,
            CreatedAt = last.CreatedAt,
            Updated = 77,
            Removed = 33,
        };
        db.Publications.Add(held);
        await db.SaveChangesAsync();

        var address = PageAddress.Review.In("en", ReviewQueue.Held);
        using var shown = await shared.Curator.GetAsync(address);
        using var said = await shared.Curator.SubmitAsync(address, new() { ["publication"] = held.Id.ToString(), ["Accepted"] = "true", ["Reason"] = "It is right" }, "?handler=Held");
        using var after = await shared.Curator.GetAsync(address);
        await shared.Portal.FinishAsync();

        Assert.Contains("77", await shown.Content.ReadAsStringAsync());
        Assert.DoesNotContain($"value=\"{held.Id}\"", await after.Content.ReadAsStringAsync());
        var decision = await db.Decisions.AsNoTracking().SingleAsync(each => each.Kind == DecisionKind.MassChange);
        Assert.Equal((held.Id.ToString(), true, "It is right"), (decision.Subject, decision.Accepted, decision.Reason));
        db.Publications.Remove(held);
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task RowsInQuarantineAreListedAsTheyStood()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var export = await db.Exports.OrderByDescending(each => each.Id).FirstAsync();
        var row = new ExportQuarantine { ExportId = export.Id, Number = 1, Table = "com_awards.csv", Row = 7, Code = "missing-process-id", Raw = "fila sintética sin número, 12.50" };
        db.ExportQuarantine.Add(row);
        await db.SaveChangesAsync();

        using var all = await shared.Curator.GetAsync(PageAddress.Review.In("en", ReviewQueue.Rows));
        using var heap = await shared.Curator.GetAsync(PageAddress.Review.In("en", ReviewQueue.Rows) + $"?Export={row.ExportId}&Code={row.Code}");

        Assert.Contains(row.Raw, WebUtility.HtmlDecode(await all.Content.ReadAsStringAsync()));
        Assert.Contains(row.Raw, WebUtility.HtmlDecode(await heap.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task NothingIsDecidedThatTheDeskDidNotAsk()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var known = await db.ContractingProcesses.AsNoTracking().Where(process => process.ProjectId != null).Select(process => process.ProcessKey).OrderBy(key => key).FirstAsync();
        var before = await db.Decisions.CountAsync();
        var infrastructure = PageAddress.Review.In("en", ReviewQueue.Infrastructure);
        var unknown = new string('x', 40_000);

        using var nobody = await shared.Curator.SubmitAsync(infrastructure, new() { ["process"] = unknown, ["Accepted"] = "true" }, "?handler=Infrastructure");
        using var said = await shared.Curator.GetAsync(infrastructure);
        using var undecided = await shared.Curator.SubmitAsync(infrastructure, new() { ["process"] = known }, "?handler=Infrastructure");
        using var itself = await shared.Curator.SubmitAsync(infrastructure, new() { ["left"] = known, ["right"] = known, ["Accepted"] = "true" }, "?handler=Pair");
        using var future = await shared.Curator.SubmitAsync(infrastructure, new() { ["publication"] = "999999", ["Accepted"] = "true" }, "?handler=Held");

        Assert.All([nobody, undecided, itself], answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Contains("There is no process", await said.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, future.StatusCode);
        Assert.Equal(before, await db.Decisions.CountAsync());
    }

    [Fact]
    public async Task AStrangerIsSentToTheDoor()
    {
        using var answer = await shared.Portal.Client.GetAsync(PageAddress.Review.In("es", ReviewQueue.Infrastructure));

        Assert.StartsWith("/entrar", answer.Headers.Location?.OriginalString);
    }

    [ChromiumTheory]
    [InlineData(375, "es", "n")]
    [InlineData(1280, "en", "s")]
    public async Task ACaseIsDecidedAndUndoneWithKeysAlone(int width, string language, string key)
    {
        await using var context = await shared.Chromium!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            BaseURL = shared.Portal.Address,
            ColorScheme = Microsoft.Playwright.ColorScheme.Dark,
        });
        await context.AddCookiesAsync(shared.Cookies());
        var page = await context.NewPageAsync();
        await page.GotoAsync(PageAddress.Review.In(language, ReviewQueue.Infrastructure));
        await page.EvaluateAsync(
            "() => { document.querySelector('article.case form').onsubmit = sent => { sent.preventDefault(); document.title = 'said ' + sent.submitter.value; }; }");
        await page.Locator("article.case [name=Reason]").First.PressAsync("Enter");
        Assert.DoesNotContain("said", await page.TitleAsync());
        await page.Keyboard.PressAsync("Alt+" + key);
        Assert.Equal($"said {(key == "s" ? "true" : "false")}", await page.TitleAsync());
        await page.ReloadAsync();
        // Not the first one, which another test decides.
        var form = page.Locator("article.case form").Last;
        var process = await form.Locator("[name=process]").InputValueAsync();
        var reason = $"Con teclas {width}";

        await form.Locator("[name=Reason]").EvaluateAsync("field => field.id = 'here'");
        await TabToAsync(page, "#here");
        await page.Keyboard.TypeAsync(reason);
        await TabToAsync(page, key == "s" ? "button[value=true]" : "button[value=false]");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[role=status]").WaitForAsync();
        await shared.Portal.FinishAsync();
        await page.GotoAsync(PageAddress.Review.In(language, ReviewQueue.Decisions));
        await page.Locator($"tr:has-text('{reason}') button").EvaluateAsync("button => button.id = 'undo'");
        await TabToAsync(page, "#undo");
        await page.Keyboard.PressAsync("Space");
        await page.Locator("[role=status]").WaitForAsync();
        await shared.Portal.FinishAsync();

        await using var db = await shared.Portal.OpenDbAsync();
        var decision = await db.Decisions.AsNoTracking().SingleAsync(each => each.Reason == reason);
        Assert.Equal((process, key == "s"), (decision.Subject, decision.Accepted));
        Assert.NotNull(decision.UndoneAt);
        Assert.Equal((InfrastructureOutcome.Review, false), ((await ProcessAsync(process)).Outcome, (await ProcessAsync(process)).DecidedByPerson));
    }

    [ChromiumTheory]
    [InlineData(375, "es")]
    [InlineData(1280, "en")]
    public async Task EveryQueueFitsThePhoneAndBreaksNoAccessibilityRule(int width, string language)
    {
        await using var context = await shared.Chromium!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            BaseURL = shared.Portal.Address,
        });
        await context.AddCookiesAsync(shared.Cookies());
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        foreach (var queue in ReviewQueue.All)
        {
            await page.GotoAsync(PageAddress.Review.In(language, queue));
            if (await page.Locator("h1").InnerTextAsync() is not ("Mesa de revisión" or "Review desk") || await page.Locator("article, table, form.form, p").CountAsync() < 2)
                complaints.Add($"{queue} shows nothing.");
            complaints.AddRange((await page.RunAxe()).Violations.Select(rule => $"{queue}: {rule.Id} at {rule.Nodes[0].Target}"));
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                complaints.Add($"{queue} scrolls sideways at {width} px.");
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private static async Task TabToAsync(Microsoft.Playwright.IPage page, string selector)
    {
        for (var steps = 0; steps < 400; steps++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached by Tab.");
    }

    private async Task<ContractingProcess> ProcessAsync(string key)
    {
        await using var db = await shared.Portal.OpenDbAsync();
        return await db.ContractingProcesses.AsNoTracking().SingleAsync(process => process.ProcessKey == key);
    }

    private async Task<Decision> DecisionAsync(string key)
    {
        await using var db = await shared.Portal.OpenDbAsync();
        return await db.Decisions.AsNoTracking().SingleAsync(decision => decision.Kind == DecisionKind.Infrastructure && decision.Subject == key);
    }

    [GeneratedRegex("name=\"process\" value=\"([^\"]+)\"")]
    private static partial Regex FirstProcess();
}
