using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.People.Worksheets;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Worksheets;
using OpenContracting.Tests;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Worksheets;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>A worksheet of the index is brought, filled in, read by another person, closed and published; on the portal that other tests read.</summary>
public abstract class IndexTests(PublishedPortal shared) : IAsyncLifetime
{
    private const string By = "index-tests";

    private RunningPortal Portal => shared.Portal;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Nothing of it is left for others.</summary>
    public async Task DisposeAsync()
    {
        if (shared.Portal is null)
            return;
        await using var db = await Portal.OpenDbAsync();
        var made = db.IndexEditions.Where(edition => edition.StateBy != IndexIntake.Seed).Select(edition => edition.Id);
        await db.IndexEntries.Where(entry => made.Contains(entry.EditionId)).ExecuteDeleteAsync();
        await db.IndexRows.Where(row => db.IndexImports.Any(import => import.Id == row.ImportId && made.Contains(import.EditionId))).ExecuteDeleteAsync();
        await db.IndexImports.Where(import => made.Contains(import.EditionId)).ExecuteDeleteAsync();
        await db.IndexEditions.Where(edition => edition.StateBy != IndexIntake.Seed).ExecuteDeleteAsync();
    }

    [DatabaseFact]
    public async Task AWorksheetIsFilledInReadByAnotherPersonAndPublishedWithItsEvidence()
    {
        var name = $"iti-{Guid.NewGuid():n}";
        var analyst = await Portal.StaffAsync($"{name}-analista@example.org", Roles.CostAnalyst);
        var reader = await Portal.StaffAsync($"{name}-lectura@example.org", Roles.SecondReader);
        using var broken = await analyst.SendFileAsync(PageAddress.IndexDesk.In("es"), "", "iti.csv", "edition,node,parent,es,en,weight\n2026,index,,Índice,Index,2\n");
        var file = await File.ReadAllBytesAsync(RepositoryFiles.Fixture("worksheets", "by-hand.csv"));
        var taking = await TakeAsync(file);
        var sheet = $"{PageAddress.IndexSheet.In("es", $"{taking.Id}")}?Institution=mop";
        foreach (var (node, score) in new[] { ("2.1.a", "40"), ("3.1", "30"), ("3.2", "60"), ("3.3", "90"), ("4.1", "47.5"), ("1.1", "80"), ("1.2", "50") })
            Assert.Equal("indexDesk.entered", await DoAsync(sheets => sheets.EnterAsync(By, taking.Id!.Value, node[0] == '1' ? null : "mop", node, score, $"Evidencia de {node}", "", default)));

        using var nonsense = await analyst.SubmitAsync(sheet, new() { ["Node"] = "2.1.b", ["Score"] = "600", ["Evidence"] = "Lo dice <b>el oficial</b>" }, "&handler=Enter");
        using var entered = await analyst.SubmitAsync(sheet, new() { ["Node"] = "2.1.b", ["Score"] = "70", ["Evidence"] = "Lo dice <b>el oficial</b>", ["Url"] = "https://example.org/encuesta" }, "&handler=Enter");
        var own = await OnEntryAsync(analyst, "2.1.b", new() { ["agrees"] = "true" });
        var disputed = await OnEntryAsync(reader, "2.1.b", new() { ["agrees"] = "false", ["OtherScore"] = "60", ["Reason"] = "Falta un sistema" });
        using var forbidden = await reader.SubmitAsync(sheet, new() { ["Node"] = "2.1.b", ["Score"] = "60", ["Evidence"] = "No soy analista" }, "&handler=Enter");
        var middle = WebUtility.HtmlDecode(await analyst.ReadAsync(sheet));
        using var again = await analyst.SubmitAsync(sheet, new() { ["Node"] = "2.1.b", ["Score"] = "60", ["Evidence"] = "Corregido" }, "&handler=Enter");
        foreach (var node in new[] { "2.1.a", "2.1.b", "3.1", "3.2", "3.3" })
            Assert.Equal("", await OnEntryAsync(reader, node, new() { ["agrees"] = "true" }));
        Assert.DoesNotContain("56.34", await Portal.Client.GetStringAsync("/transparencia/mop"));
        using var closed = await analyst.SubmitAsync(sheet, new() { ["to"] = "Closed" }, "&handler=Move");
        using var published = await analyst.SubmitAsync(sheet, new() { ["to"] = "Published" }, "&handler=Move");
        var late = await DoAsync(sheets => sheets.EnterAsync(By, taking.Id!.Value, "mop", "4.1", "1", "Tarde", "", default));
        var changed = await TakeAsync(file);

        Assert.Contains("Línea 2, columna weight: «2» no es un peso.", WebUtility.HtmlDecode(await broken.Content.ReadAsStringAsync()));
        Assert.Contains("el puntaje es un número de 0 a 100", WebUtility.HtmlDecode(await nonsense.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Contains("la segunda lectura es de otra persona", own);
        Assert.Equal("", disputed);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Contains("No se calcula: puntajes sin segunda lectura: 4; puntajes en desacuerdo: 1.", middle);
        Assert.Contains("?Institution=mop#sheet\">Ministerio de Obras Públicas</a>: 4", middle);
        Assert.Contains("le daría 60. Falta un sistema", middle);
        Assert.Equal((IndexOutcome.Made, IndexOutcome.NotOpen, "indexDesk.notOpen"), (taking.Outcome, changed.Outcome, late));
        var page = await Portal.Client.GetStringAsync("/transparencia/mop");
        Assert.Contains("56.34", page);
        Assert.Contains("Corregido", page);
        Assert.DoesNotContain("analista@example.org", page);
        Assert.Contains("href=\"/transparencia/mop#index\"", await Portal.Client.GetStringAsync("/transparencia"));
        Assert.Contains("\"score\":56.338", await Portal.Client.GetStringAsync("/api/v1/transparency-index"));
        Assert.Contains("\r\n2026,worksheet,2.1.b,2.1,2,Sistemas,Systems,mop,0.75,60,,Corregido,,", await Portal.Client.GetStringAsync("/api/v1/transparency-index.csv"));
        await using var db = await Portal.OpenDbAsync();
        Assert.Equal(9, await db.IndexEntries.CountAsync(entry => entry.EditionId == taking.Id));
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Action == "index-disputed" && entry.Details == "60"));

        // Empty when it was done; else the page that says why not.
        async Task<string> OnEntryAsync(StaffBrowser browser, string node, Dictionary<string, string> fields)
        {
            await using var db = await Portal.OpenDbAsync();
            fields["Entry"] = $"{await db.IndexEntries.Where(entry => entry.EditionId == taking.Id && entry.Node == node).MaxAsync(entry => entry.Id)}";
            using var answer = await browser.SubmitAsync(sheet, fields, "&handler=Read");
            return answer.StatusCode == HttpStatusCode.Redirect ? "" : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }
    }

    [DatabaseFact]
    public async Task AnOfficialEditionIsShownAsImportedAndACorrectionKeepsTheOneBefore()
    {
        var rows = Encoding.UTF8.GetBytes("edition,node,parent,es,en,institution,weight,score,source\n2025,index,,Índice,Index,,,51.5,informe\n2025,1,index,Uno,One,,0.5,10,informe\n2025,1,index,Uno,One,mop,0.5,11.25,informe\n");

        var first = await TakeAsync(rows, IndexKind.Official);
        var same = await TakeAsync(rows, IndexKind.Official, null);
        var worksheet = await TakeAsync(Encoding.UTF8.GetBytes("edition,node,parent,es,en,weight\n2025,index,,Índice,Index,\n"));
        var page = await Portal.Client.GetStringAsync("/transparencia");
        var institution = await Portal.Client.GetStringAsync("/transparencia/mop");

        Assert.Equal((IndexOutcome.Made, IndexOutcome.Unchanged, IndexOutcome.OtherKind), (first.Outcome, same.Outcome, worksheet.Outcome));
        Assert.Contains(">51.5<", page);
        Assert.Contains("Edición 2023", page);
        Assert.Contains(">11.25<", institution);
        Assert.Contains("cobertura automática de divulgación, no un puntaje del ITI", institution);
    }

    private Task<IndexTaking> TakeAsync(byte[] file, IndexKind kind = IndexKind.Worksheet, string? source = "Equipo de la prueba") =>
        WithAsync<IndexIntake, IndexTaking>(intake => intake.TakeAsync(file, "iti.csv", kind, source, By, default));

    private Task<string> DoAsync(Func<IndexSheets, Task<string>> act) => WithAsync(act);

    private async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class IndexTestsOnSqlite(PublishedPortalOnSqlite shared) : IndexTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class IndexTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : IndexTests(shared);
