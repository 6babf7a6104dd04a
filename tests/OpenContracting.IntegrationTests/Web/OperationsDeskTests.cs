using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage.Runs;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Links;
using OpenContracting.Web.Pages.Staff;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What an administrator does on the desk: the sources that are fetched from, and alarms.</summary>
public sealed class OperationsDeskTests(ReviewedPortal shared) : IClassFixture<ReviewedPortal>
{
    private static readonly string New = PageAddress.SourceForm.In("es", SourceFormModel.New);

    /// <summary>This instance was told to ask addresses of documents; those of synthetic months are nobody's, and are told so.</summary>
    [Fact]
    public async Task WhereAddressesAreAskedPagesAndDataTellWhatTheyAnswered()
    {
        var client = shared.Portal.Client;
        await shared.Portal.Services.GetRequiredService<LinkKeeper>().RoundAsync(default);

        using var documents = JsonDocument.Parse(await client.GetStringAsync("/api/v1/documents?limit=1"));
        using var counts = JsonDocument.Parse(await client.GetStringAsync("/api/v1/documents/links"));

        var document = documents.RootElement.GetProperty("documents")[0];
        var nation = counts.RootElement.GetProperty("nation");
        Assert.True(documents.RootElement.GetProperty("linksChecked").GetBoolean());
        Assert.Equal("leftAlone address", $"{document.GetProperty("link").GetProperty("state")} {document.GetProperty("link").GetProperty("cause")}");
        Assert.Equal(nation.GetProperty("addresses").GetInt32(), nation.GetProperty("leftAlone").GetInt32());
        Assert.Contains("No se preguntó a su dirección: no es una dirección de la web pública.", await client.GetStringAsync($"/proyectos/{document.GetProperty("projectId").GetString()}"));
        foreach (var page in new[] { "/transparencia", "/transparencia/mop" })
            Assert.Contains("<th scope=\"row\">Todas las instituciones</th>", await client.GetStringAsync(page));
    }

    [Fact]
    public async Task ASourceIsMadeMendedSwitchedOnAndFetchedFromOnTheDeskAndEverythingIsInTheLog()
    {
        await using var source = await StandInSource.StartAsync();
        source.Serve("/2026/07.zip", await File.ReadAllBytesAsync(RunningPortal.Month("2024-03")));
        Dictionary<string, string> fields = new()
        {
            ["Name"] = "prueba",
            ["Strategy"] = "months",
            ["Address"] = source.Address + "/{year}/{month}.zip",
            ["Cron"] = "mañana",
            ["FirstMonth"] = "2026-07",
            ["Window"] = "1",
            ["PrivateHosts"] = "localhost",
        };

        using var wrong = await shared.Curator.SubmitAsync(New, fields, "?handler=Save");
        var complaint = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Contains("«mañana» no es una expresión cron", complaint);
        Assert.Contains("value=\"prueba\"", complaint);
        fields["Cron"] = "30 2 * * *";
        using var saved = await shared.Curator.SubmitAsync(New, fields, "?handler=Save");
        var page = PageAddress.SourceForm.In("es", "prueba");
        Assert.Equal(page, saved.Headers.Location?.ToString());
        Assert.Contains("apagada", await TextAsync(PageAddress.Sources.In("es")));
        using var twice = await shared.Curator.SubmitAsync(New, fields, "?handler=Save");
        Assert.Contains("Ya hay una fuente «prueba»", WebUtility.HtmlDecode(await twice.Content.ReadAsStringAsync()));

        (await shared.Curator.SubmitAsync(page, [], "?handler=Enable")).Dispose();
        (await shared.Curator.SubmitAsync(page, [], "?handler=Pull")).Dispose();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!(await TextAsync(page)).Contains(">traído<"))
            await Task.Delay(200, patience.Token);
        // A field that is emptied is empty.
        fields["FirstMonth"] = "";
        (await shared.Curator.SubmitAsync(page, fields, "?handler=Save")).Dispose();
        (await shared.Curator.SubmitAsync(page, [], "?handler=Disable")).Dispose();
        await shared.Portal.FinishAsync();

        await using var db = await shared.Portal.OpenDbAsync();
        var kept = await db.PullSources.SingleAsync(row => row.Name == "prueba");
        Assert.Equal((false, null, "30 2 * * *"), (kept.Enabled, kept.FirstMonth, kept.Cron));
        Assert.Equal(
            ["source-set", "source-enabled", "source-pulled", "source-set", "source-disabled"],
            await db.AuditEntries.Where(entry => entry.Subject == "prueba").OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
    }

    [Fact]
    public async Task AKeyIsMadeRotatedAndRevokedOnTheDeskAndShownOnlyWhenItIsMade()
    {
        var page = PageAddress.Keys.In("es");
        Dictionary<string, string> fields = new() { ["Name"] = "MOP", ["Source"] = "mop-propio", ["Institution"] = "mop", ["Expires"] = "2020-01-01", ["LargestExport"] = "20", ["PushesPerDay"] = "5", ["Webhook"] = "https://mop.example.org/avisos" };
        using var wrong = await shared.Curator.SubmitAsync(page, fields, "?handler=Create");
        Assert.Contains("debe estar en el futuro", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()));
        fields["Expires"] = "2099-01-01";
        var key = await KeyAsync(await shared.Curator.SubmitAsync(page, fields, "?handler=Create"));
        Assert.DoesNotContain(key, await TextAsync(page));
        Assert.Equal(HttpStatusCode.OK, await TryAsync(key));

        var another = await KeyAsync(await shared.Curator.SubmitAsync(page, new() { ["prefix"] = key[..11] }, "?handler=Rotate"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await TryAsync(key), await TryAsync(another)));
        (await shared.Curator.SubmitAsync(page, new() { ["prefix"] = key[..11] }, "?handler=Revoke")).Dispose();
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await TryAsync(key), await TryAsync(another)));

        await using var db = await shared.Portal.OpenDbAsync();
        var kept = await db.PublisherKeys.SingleAsync(row => row.Prefix == another.Substring(0, 11));
        Assert.Equal(("MOP", "mop-propio", "mop", 20L << 20, 5, "https://mop.example.org/avisos"), (kept.Name, kept.Source, kept.Institution, kept.LargestExport, kept.PushesPerDay, kept.Webhook));
        Assert.NotNull(kept.LastUsedAt);
        Assert.Equal(
            ["key-created", "key-rotated", "key-revoked"],
            await db.AuditEntries.Where(entry => entry.Subject == key.Substring(0, 11) || entry.Subject == another.Substring(0, 11)).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
    }

    [Fact]
    public async Task TheRunsAreFollowedAsTheyGo()
    {
        await shared.Portal.FinishAsync();
        Assert.Contains("data-state=\"Done\"", await TextAsync(PageAddress.Runs.In("es")));
        using var one = JsonDocument.Parse(await shared.Portal.Client.GetStringAsync("/api/v1/runs/1"));
        Assert.Equal("done", one.RootElement.GetProperty("run").GetProperty("state").GetString());
        Assert.True(one.RootElement.GetProperty("processed").GetInt64() > 0);
        using var none = await shared.Portal.Client.GetAsync("/api/v1/runs/999999");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        using var events = new StreamReader(await shared.Curator.StreamAsync("/api/v1/runs/progress?language=en"));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Assert.Contains((await StepsAsync(events, patience.Token)), step => step.GetProperty("id").GetInt64() == 1 && step.GetProperty("words").GetString()!.StartsWith("Read and convert · "));
        await using (var db = await shared.Portal.OpenDbAsync())
        {
            db.Runs.Add(new() { Kind = RunKind.Rebuild, State = RunState.Stopped, Stage = RunStage.ReadExport, CreatedAt = DateTimeOffset.UnixEpoch, ErrorCode = "unknown-shape" });
            await db.SaveChangesAsync();
        }

        Assert.Contains(await StepsAsync(events, patience.Token), step => step.GetProperty("state").GetString() == "Stopped");
    }

    private static async Task<List<JsonElement>> StepsAsync(StreamReader events, CancellationToken cancellation)
    {
        while (await events.ReadLineAsync(cancellation) is { } line)
            if (line.StartsWith("data: "))
            {
                using var steps = JsonDocument.Parse(line["data: ".Length..]);
                return [.. steps.RootElement.EnumerateArray().Select(step => step.Clone())];
            }

        throw new EndOfStreamException();
    }

    private static async Task<string> KeyAsync(HttpResponseMessage answer)
    {
        using (answer)
            return Regex.Match(await answer.Content.ReadAsStringAsync(), "<code id=\"key\">(oc_[^<]+)").Groups[1].Value;
    }

    private async Task<HttpStatusCode> TryAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/exports?name=prueba.json&dry-run=true") { Content = new StringContent("{}") };
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await shared.Portal.Client.SendAsync(request);
        return answer.StatusCode;
    }

    [Fact]
    public async Task AUseThatWasSentInIsPublishedOnTheDeskAndTakenDownWithAReason()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var use = new Use { Receipt = "recibo", Kind = UseKind.Study, Title = "Un estudio", Summary = "Sobre plazos.", Email = "ana@example.org", ReceivedAt = DateTimeOffset.UtcNow };
        db.Uses.Add(use);
        await db.SaveChangesAsync();
        var desk = PageAddress.UsesDesk.In("es");
        Assert.Contains("ana@example.org", await TextAsync(desk));

        (await shared.Curator.SubmitAsync(desk, new() { ["use"] = use.Id.ToString(), ["to"] = nameof(UseState.Published) }, "?handler=Decide&estado=Pending")).Dispose();
        Assert.Contains("Un estudio", await shared.Portal.Client.GetStringAsync(PageAddress.Uses.In("es")));
        // A reason is part of taking something down.
        (await shared.Curator.SubmitAsync(desk, new() { ["use"] = use.Id.ToString(), ["to"] = nameof(UseState.Removed) }, "?handler=Decide&estado=Published")).Dispose();
        Assert.Contains("No se hizo", await TextAsync(desk + "?estado=Published"));
        (await shared.Curator.SubmitAsync(
            desk, new() { ["use"] = use.Id.ToString(), ["to"] = nameof(UseState.Removed), ["reason"] = "duplicate" }, "?handler=Decide&estado=Published")).Dispose();

        Assert.Contains("ya está en el catálogo", await TextAsync(PageAddress.UseReceipt.In("es", "recibo")));
        Assert.DoesNotContain("Un estudio", await shared.Portal.Client.GetStringAsync(PageAddress.Uses.In("es")));
        Assert.Equal(
            ["use-published", "use-removed"],
            await db.AuditEntries.Where(entry => entry.Action.StartsWith("use-")).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
    }

    [Theory]
    [InlineData("alarmas")]
    [InlineData("fuentes")]
    [InlineData("fuentes/+")]
    [InlineData("usos")]
    [InlineData("claves")]
    [InlineData("ejecuciones")]
    [InlineData("../api/v1/runs/progress")]
    public async Task OnlyAnAdministratorGetsIn(string page)
    {
        using var answer = await shared.Portal.Client.GetAsync("/panel/" + page);

        Assert.StartsWith("/entrar", answer.Headers.Location?.OriginalString);
    }

    [ChromiumTheory]
    [InlineData(375, "es")]
    [InlineData(1280, "en")]
    public async Task ThePagesFitAndBreakNoAccessibilityRule(int width, string language)
    {
        await using (var db = await shared.Portal.OpenDbAsync())
        {
            await db.Alarms.ExecuteDeleteAsync();
            db.Alarms.Add(new() { Kind = "source-silent", Subject = "dgcp", Arguments = ["2026-07-01", "60"], RaisedAt = DateTimeOffset.UnixEpoch });
            db.Uses.AddRange(
                new Use { Receipt = Guid.NewGuid().ToString("n"), Kind = UseKind.Audit, Title = "Una auditoría", Summary = "De diez obras.", Url = "https://example.org/a", ReceivedAt = DateTimeOffset.UtcNow },
                new Use { Receipt = Guid.NewGuid().ToString("n"), Kind = UseKind.News, Title = "Una noticia", Summary = "De una.", State = UseState.Published, Effect = UseEffect.Reply, ReceivedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        }

        await using var context = await shared.Chromium!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, BaseURL = shared.Portal.Address });
        await context.AddCookiesAsync(shared.Cookies());
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        foreach (var address in (string[])[PageAddress.Desk.In(language), PageAddress.Alarms.In(language), PageAddress.Sources.In(language), PageAddress.SourceForm.In(language, SourceFormModel.New),
            PageAddress.Keys.In(language), PageAddress.Runs.In(language), PageAddress.IndexDesk.In(language), PageAddress.IndexSheet.In(language, "1"),
            PageAddress.UsesDesk.In(language), PageAddress.UsesDesk.In(language) + "?estado=Published", PageAddress.Uses.In(language)])
        {
            await page.GotoAsync(address);
            complaints.AddRange((await page.RunAxe()).Violations.Select(rule => $"{address}: {rule.Id} at {rule.Nodes[0].Target}"));
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                complaints.Add($"{address} scrolls sideways at {width} px.");
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        await page.GotoAsync(PageAddress.Desk.Spanish);
        var uses = page.Locator("li", new() { Has = page.Locator($"a[href='{PageAddress.UsesDesk.Spanish}']") });
        Assert.Matches("[0-9] esperan?", await uses.TextContentAsync());
    }

    private async Task<string> TextAsync(string address)
    {
        using var answer = await shared.Curator.GetAsync(address);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
