using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage;
using OpenContracting.Storage.Budgets;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Budgets;
using OpenContracting.Web.Pushes;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Budget execution comes in once, is kept by month, and stands beside contracts where a code is known; on the portal that other tests read.</summary>
public abstract class BudgetTests(PublishedPortal shared) : IAsyncLifetime
{
    private const string By = "budget-tests";

    private RunningPortal Portal => shared.Portal;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Nothing of it is left for others.</summary>
    public async Task DisposeAsync()
    {
        if (shared.Portal is null)
            return;
        await using var db = await Portal.OpenDbAsync();
        await db.BudgetMonths.ExecuteDeleteAsync();
        await db.BudgetRefusedRows.ExecuteDeleteAsync();
        await db.BudgetImports.ExecuteDeleteAsync();
        await db.Decisions.Where(decision => decision.DecidedBy == By).ExecuteDeleteAsync();
    }

    [DatabaseFact]
    public async Task AFileComesInOnceAndANewerMonthAddsHistory()
    {
        const string September = "codigo,institucion,nombre,mes,asignado,pagado\n900001,MOP,Puente,2026-09,\"B/. 1,000.00\",100\n,MOP,TOTAL,2026-09,1,1\n";
        const string October = "codigo,institucion,nombre,mes,asignado,pagado\n900001,MOP,Puente,2026-09,\"B/. 1,000.00\",100\n900001,MOP,Puente,2026-10,1000,250\n";
        const string Corrected = "codigo,institucion,nombre,mes,asignado,pagado\n900001,MOP,Puente,2026-10,1000,240\n";

        var first = await TakeAsync(September);
        var again = await TakeAsync(September);
        var newer = await TakeAsync(October);
        var corrected = await TakeAsync(Corrected);

        Assert.Equal((2, 1, 1, 0, 0), Counts(first.Import));
        Assert.True(again.IsRepeated && again.Import.Id == first.Import.Id);
        Assert.Equal((2, 0, 1, 0, 1), Counts(newer.Import));
        Assert.Equal((1, 0, 0, 1, 0), Counts(corrected.Import));
        await using var db = await Portal.OpenDbAsync();
        Assert.Equal([100m, 240m], (await db.BudgetMonths.OrderBy(month => month.Month).Select(month => month.Paid).ToListAsync()).Select(paid => paid!.Value));
        var refused = await db.BudgetRefusedRows.SingleAsync();
        Assert.Equal((3, "code", ",MOP,TOTAL,2026-09,1,1"), (refused.Row, refused.Code, refused.Raw));
    }

    [DatabaseFact]
    public async Task ACodeThatIsGivenToAWorkIsShownBesideItsContractOnThePagesAndInTheData()
    {
        await using var db = await Portal.OpenDbAsync();
        var work = await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published && project.PublicAuthorityId != null)
            .OrderBy(project => project.ProjectId).FirstAsync();
        await TakeAsync($"codigo,institucion,nombre,mes,asignado,modificado,comprometido,pagado\nX-1,{work.PublicAuthorityName},Otra cosa,2026-10,1,2,3,987654321.09\nX-2,MOP,Nada,2026-10,1,1,1,1\n");
        await SayAsync(db, DecisionKind.BudgetCode, work.ProjectId, accepted: true);

        using var list = JsonDocument.Parse(await Portal.Client.GetStringAsync("/api/v1/reconciliation?lang=es"));
        var row = Assert.Single(list.RootElement.GetProperty("reconciliations").EnumerateArray());
        Assert.Equal((work.ProjectId, "given"), (row.GetProperty("project").GetString(), row.GetProperty("codes")[0].GetProperty("method").GetString()));
        Assert.Equal((2, 1), (list.RootElement.GetProperty("coverage").GetProperty("codes").GetInt32(), list.RootElement.GetProperty("coverage").GetProperty("codesMatched").GetInt32()));
        var question = row.GetProperty("questions").EnumerateArray().First();
        Assert.Contains("B/. 987,654,321.09", question.GetProperty("text").GetString());
        var csv = await Portal.Client.GetStringAsync($"/api/v1/reconciliation.csv?institution={work.PublicAuthorityId}&question={question.GetProperty("code").GetString()}");
        Assert.Contains($"\r\n{work.ProjectId},", csv);
        using var refused = await Portal.Client.GetAsync("/api/v1/reconciliation?question=why");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        foreach (var page in (string[])["/presupuesto", "/en/budget", "/proyectos/" + Uri.EscapeDataString(work.ProjectId)])
            Assert.Contains("B/. 987,654,321.09", await Portal.Client.GetStringAsync(page));

        await SayAsync(db, DecisionKind.BudgetProposal, work.ProjectId, accepted: false);
        Assert.DoesNotContain("B/. 987,654,321.09", await Portal.Client.GetStringAsync("/presupuesto"));
    }

    [DatabaseFact]
    public async Task AKeyOfTheBudgetSendsAFileAndNoOtherKeyDoes()
    {
        const string File = "codigo,institucion,nombre,mes,asignado,pagado\n900001,MOP,Puente,2026-09,1000,100\n,MOP,TOTAL,2026-09,1,1\n";
        var key = await Portal.NewKeyAsync(PushDoor.BudgetSource);

        using var first = await PushAsync(key, File);
        using var again = await PushAsync(key, File);
        using var body = JsonDocument.Parse(await first.Content.ReadAsStringAsync());
        using var repeated = JsonDocument.Parse(await again.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal("2 1 1 1 0 0", string.Join(' ', new[] { "rows", "used", "refused", "fresh", "changed", "unchanged" }.Select(name => body.RootElement.GetProperty(name).GetInt32())));
        var notice = body.RootElement.GetProperty("notices")[0];
        Assert.Equal((3, "code"), (notice.GetProperty("row").GetInt32(), notice.GetProperty("code").GetString()));
        Assert.StartsWith("Línea 3", notice.GetProperty("text").GetString());
        Assert.True(repeated.RootElement.GetProperty("known").GetBoolean());
        Assert.Equal(body.RootElement.GetProperty("id").GetInt64(), repeated.RootElement.GetProperty("id").GetInt64());

        using var noTable = await PushAsync(key, "uno,dos\n1,2\n");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "budget-unreadable"), (noTable.StatusCode, await CodeAsync(noTable)));
        using var nobody = await PushAsync(null, File);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        foreach (var other in new[] { await Portal.NewKeyAsync(), await Portal.NewKeyAsync(PushDoor.BudgetSource, scope => scope with { Institution = "mop" }) })
        {
            using var refused = await PushAsync(other, File);
            Assert.Equal((HttpStatusCode.Forbidden, "key-scope"), (refused.StatusCode, await CodeAsync(refused)));
        }

        using var export = await Portal.PushAsync(RunningPortal.Month("2024-01"), key);
        Assert.Equal((HttpStatusCode.Forbidden, "key-scope"), (export.StatusCode, await CodeAsync(export)));
        await using var db = await Portal.OpenDbAsync();
        Assert.Contains("1 refused", (await db.AuditEntries.Where(entry => entry.Action == "budget-imported").OrderByDescending(entry => entry.Id).FirstAsync()).Details);
    }

    private async Task<(BudgetImport Import, bool IsRepeated)> TakeAsync(string csv)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BudgetIntake>().TakeAsync(Encoding.UTF8.GetBytes(csv), "presupuesto.csv", By, synthetic: false, default);
    }

    private async Task<HttpResponseMessage> PushAsync(string? key, string csv)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/budgets?name=presupuesto.csv") { Content = new StringContent(csv, Encoding.UTF8, "text/csv") };
        request.Headers.AcceptLanguage.ParseAdd("es");
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        return await Portal.Client.SendAsync(request);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("code").GetString();
    }

    /// <summary>As the desk writes it, without the publication that it asks for.</summary>
    private async Task SayAsync(Db db, DecisionKind kind, string project, bool accepted)
    {
        db.Decisions.Add(new Decision { Kind = kind, Subject = "PA-SINIP:X-1", Target = project, Accepted = accepted, DecidedBy = By, DecidedAt = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
    }

    private static (int, int, int, int, int) Counts(BudgetImport import) => (import.Rows, import.Refused, import.Fresh, import.Changed, import.Known);
}

[Collection(PortalOnSqlite.Name)]
public sealed class BudgetTestsOnSqlite(PublishedPortalOnSqlite shared) : BudgetTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class BudgetTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : BudgetTests(shared);
