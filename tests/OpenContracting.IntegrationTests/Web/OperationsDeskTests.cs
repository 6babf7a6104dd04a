using System.Net;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Pages.Staff;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What an administrator does on the desk: the sources that are fetched from, and alarms.</summary>
public sealed class OperationsDeskTests(ReviewedPortal shared) : IClassFixture<ReviewedPortal>
{
    private static readonly string New = PageAddress.SourceForm.In("es", SourceFormModel.New);

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
            PageAddress.UsesDesk.In(language), PageAddress.UsesDesk.In(language) + "?estado=Published", PageAddress.Uses.In(language)])
        {
            await page.GotoAsync(address);
            complaints.AddRange((await page.RunAxe()).Violations.Select(rule => $"{address}: {rule.Id} at {rule.Nodes[0].Target}"));
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                complaints.Add($"{address} scrolls sideways at {width} px.");
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private async Task<string> TextAsync(string address)
    {
        using var answer = await shared.Curator.GetAsync(address);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
