using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CsvHelper;
using OpenContracting.Cli;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Where a number comes from: asked of the API, of the portal and with <c>occ explain --server</c>, and looked up in the export itself.</summary>
public abstract class ProvenanceTests(PublishedPortal shared)
{
    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task TheCellsOfAProcessHoldWhatIsPublished()
    {
        var processes = await Client.GetFromJsonAsync<JsonElement>("/api/v1/processes?limit=5");
        foreach (var process in processes.GetProperty("processes").EnumerateArray())
        {
            var ocid = process.GetProperty("ocid").GetString()!;
            foreach (var path in new[] { "/tender/title", "/tender/id", "/buyer/name" })
            {
                var answer = await AskAsync("processes", ocid, path);
                var cell = Assert.Single(answer.GetProperty("cells").EnumerateArray());

                Assert.Equal(path, cell.GetProperty("path").GetString());
                Assert.Equal("text", cell.GetProperty("rule").GetString());
                Assert.Equal(answer.GetProperty("value").GetString(), Cell(cell));
            }

            var all = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/processes/{Uri.EscapeDataString(ocid)}/provenance");
            Assert.True(all.GetProperty("cells").GetArrayLength() > 10);
        }
    }

    [DatabaseFact]
    public async Task EveryValueOfAProjectThatIsKnownIsTracedToExports()
    {
        var id = await ProjectAsync();
        var all = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{id}/provenance");
        var sources = all.GetProperty("sources").EnumerateArray().ToList();
        Assert.NotEmpty(sources);

        var withCells = 0;
        foreach (var source in sources.Where(source => source.GetProperty("at").GetString() is "/title" or "/status" or "/publicAuthority"
            || source.GetProperty("at").GetString()!.EndsWith("/tender/costEstimate", StringComparison.Ordinal)))
        {
            var answer = await AskAsync("projects", id, source.GetProperty("at").GetString()!);
            Assert.Equal(source.GetProperty("rule").GetString(), answer.GetProperty("source").GetProperty("rule").GetString());
            foreach (var cell in answer.GetProperty("cells").EnumerateArray())
            {
                withCells++;
                Assert.StartsWith("panamacompra_v3-2024-", cell.GetProperty("export").GetString());
                Assert.StartsWith($"{RunningPortal.PublicAddress}/api/v1/exports/", cell.GetProperty("exportUri").GetString());
                Assert.NotNull(Cell(cell));
            }
        }

        Assert.True(withCells > 0);
    }

    [DatabaseFact]
    public async Task Get_ProvenanceOfWhatIsNotThere_SaysWhatIsMissing()
    {
        var id = await ProjectAsync();
        foreach (var (address, status, code) in new[]
        {
            ($"/api/v1/projects/{id}/provenance?path=/budget/nothing", HttpStatusCode.NotFound, "unknown-value"),
            ($"/api/v1/projects/{id}/provenance?path=title", HttpStatusCode.BadRequest, "malformed-parameter"),
            ($"/api/v1/projects/{id}/provenance?pointer=/title", HttpStatusCode.BadRequest, "unknown-parameter"),
            ("/api/v1/projects/oc4ids-none/provenance", HttpStatusCode.NotFound, "unknown-project"),
            ("/api/v1/processes/ocds-none/provenance", HttpStatusCode.NotFound, "unknown-release"),
        })
        {
            using var answer = await Client.GetAsync(address);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((status, code), (answer.StatusCode, problem.GetProperty("code").GetString()));
        }
    }

    [DatabaseFact]
    public async Task ThePortalShowsTheCellsOfAValueAndLeadsToThem()
    {
        var id = await ProjectAsync();
        var project = await Client.GetStringAsync($"/proyectos/{id}");
        Assert.Contains($"href=\"/proyectos/{id}/procedencia\"", project);

        var all = await Client.GetStringAsync($"/proyectos/{id}/procedencia");
        Assert.Contains($"/proyectos/{id}/procedencia?path=%2Ftitle", all);
        var one = await Client.GetStringAsync($"/en/projects/{id}/provenance?path=%2Ftitle");
        Assert.Contains("records.csv", one);
        Assert.Contains("compiledRelease/tender/title", one);
        Assert.Contains("The cell&#x27;s text, without the space around it.", one);
        Assert.Contains("panamacompra_v3-2024-", one);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync($"/proyectos/{id}/procedencia?path=/nada")).StatusCode);
    }

    [DatabaseFact]
    public async Task OccAsksAnInstance()
    {
        var id = await ProjectAsync();
        var processes = await Client.GetFromJsonAsync<JsonElement>("/api/v1/processes?limit=1");
        var ocid = processes.GetProperty("processes")[0].GetProperty("ocid").GetString()!;

        var (exit, output, _) = await OccAsync("explain", id, "/title", "--server", shared.Portal.Address + "/", "--lang", "en");
        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("/title = \"", output);
        Assert.Contains("/title: concluded from ", output);
        Assert.Contains("/tender/title ← panamacompra_v3-2024-", output);

        (exit, output, _) = await OccAsync("explain", ocid, "/tender/id", "--server", shared.Portal.Address, "--lang", "es");
        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("records.csv, fila", output);

        (exit, _, var error) = await OccAsync("explain", id, "/nada", "--server", shared.Portal.Address, "--lang", "es");
        Assert.Equal(ExitCode.Findings, exit);
        Assert.Contains("no tiene ningún valor en «/nada»", error);

        (exit, _, error) = await OccAsync("explain", id, "/title", "--server", "http://127.0.0.1:9", "--lang", "en");
        Assert.Equal(ExitCode.UnreadableInput, exit);
        Assert.Contains("does not answer as expected", error);

        Assert.Equal(ExitCode.Usage, (await OccAsync("explain", id, "/title", "--lang", "en")).Exit);
    }

    private async Task<string> ProjectAsync()
    {
        var list = await Client.GetFromJsonAsync<JsonElement>("/api/v1/projects?limit=1");
        return list.GetProperty("projects")[0].GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> AskAsync(string kind, string id, string path) =>
        await Client.GetFromJsonAsync<JsonElement>($"/api/v1/{kind}/{Uri.EscapeDataString(id)}/provenance?path={Uri.EscapeDataString(path)}");

    /// <summary>What stands in the cell, read from the export as it was pushed; null where the export has no such cell.</summary>
    private static string? Cell(JsonElement cell)
    {
        var export = RepositoryFiles.Fixture("exports", "demo", cell.GetProperty("export").GetString()!);
        using var archive = ZipFile.OpenRead(export);
        using var file = new StreamReader(archive.GetEntry(cell.GetProperty("file").GetString()!)!.Open(), Encoding.UTF8);
        using var csv = new CsvReader(file, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        // The header is row 1.
        for (var row = 1; row < cell.GetProperty("row").GetInt64(); row++)
            csv.Read();
        return cell.TryGetProperty("column", out var column) ? csv.GetField(column.GetString()!)?.Trim() : null;
    }

    private static async Task<(int Exit, string Output, string Error)> OccAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync(arguments, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class ProvenanceTestsOnSqlite(PublishedPortalOnSqlite shared) : ProvenanceTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class ProvenanceTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : ProvenanceTests(shared);
