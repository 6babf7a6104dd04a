using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What DGCP really hands over, pushed over HTTP to an instance for real data: every row is accounted for and decided.</summary>
public sealed class RealSamplesTests
{
    [ReferenceDataFact]
    public async Task EveryRowOfTheRealSamplesEndsSomewhereWithADecisionAndItsReasons()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        var key = await portal.NewKeyAsync();
        foreach (var sample in new[] { "ocds-v2-api-release-package.json", "v2-list.csv" })
        {
            using var pushed = await portal.PushAsync(Path.Combine(RepositoryFiles.ReferenceData!, "dgcp-samples", sample), key);
            Assert.Equal(HttpStatusCode.Accepted, pushed.StatusCode);
        }

        await portal.FinishAsync();

        // Five releases with ocids; a list of acts without them, some rows of which span lines.
        await AssertAccountedForAsync(portal, 1, "ocds-release", rows: 5);
        await AssertAccountedForAsync(portal, 2, "dgcp-v2-list", rows: 246);
        await using var db = await portal.OpenDbAsync();
        var processes = await db.ContractingProcesses.ToListAsync();
        Assert.Equal(5, processes.Count(process => process.Ocid is not null));
        Assert.Equal(246, processes.Count(process => process.Ocid is null));
        Assert.All(processes, process =>
        {
            Assert.NotNull(process.Outcome);
            using var reasons = JsonDocument.Parse(process.Reasons!);
            Assert.NotEqual(0, reasons.RootElement.GetArrayLength());
        });
        using var package = JsonDocument.Parse(await portal.Client.GetStringAsync("/api/v1/oc4ids/package.json"));
        Assert.Equal(
            await db.ProjectPlans.CountAsync(plan => plan.Live),
            package.RootElement.GetProperty("projects").GetArrayLength());
    }

    private static async Task AssertAccountedForAsync(RunningPortal portal, int id, string adapter, int rows)
    {
        using var answer = JsonDocument.Parse(await portal.Client.GetStringAsync($"/api/v1/exports/{id}"));
        var export = answer.RootElement.GetProperty("export");
        Assert.Equal("released", export.GetProperty("state").GetString());
        Assert.Equal(adapter, export.GetProperty("adapter").GetString());
        var table = Assert.Single(answer.RootElement.GetProperty("tables").EnumerateArray());
        Assert.Equal(rows, table.GetProperty("rows").GetInt32());
        Assert.Equal(rows, table.GetProperty("used").GetInt32() + table.GetProperty("quarantined").GetInt32() + table.GetProperty("duplicates").GetInt32());
        Assert.Equal(rows, export.GetProperty("newReleases").GetInt32());
    }
}
