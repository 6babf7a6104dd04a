using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpenContracting.IntegrationTests.Support;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Organizations, documents, coverage and quality: added up from the published package and compared.</summary>
public abstract class ResourcesTests(PublishedPortal shared)
{
    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task OrganizationsAreThoseOfTheProjectsPageByPage()
    {
        var whole = await Client.GetFromJsonAsync<JsonElement>("/api/v1/organizations?limit=1000");
        var all = whole.GetProperty("organizations").EnumerateArray().ToList();
        Assert.Equal(whole.GetProperty("total").GetInt32(), all.Count);
        Assert.Equal(all.Count, all.DistinctBy(Id).Count());

        var paged = new List<string>();
        for (var next = "/api/v1/organizations?limit=7"; next is not null;)
        {
            var page = await Client.GetFromJsonAsync<JsonElement>(next);
            paged.AddRange(page.GetProperty("organizations").EnumerateArray().Select(Id));
            next = page.TryGetProperty("links", out var links) ? Local(links.GetProperty("next").GetString()!) : null;
        }

        Assert.Equal(all.Select(Id), paged);
        foreach (var role in new[] { "publicAuthority", "supplier" })
        {
            var first = (await Client.GetFromJsonAsync<JsonElement>($"/api/v1/organizations?role={role}&limit=1")).GetProperty("organizations")[0];
            var one = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/organizations/{Uri.EscapeDataString(Id(first))}");
            Assert.Equal(Id(first), Id(one));
            var projects = await Client.GetFromJsonAsync<JsonElement>(Local(one.GetProperty(role == "supplier" ? "projectsAsSupplierUri" : "projectsAsAuthorityUri").GetString()!));
            Assert.InRange(projects.GetProperty("total").GetInt32(), 1, one.GetProperty("projects").GetInt32());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync("/api/v1/organizations/nobody")).StatusCode);
    }

    [DatabaseFact]
    public async Task DocumentsAreThoseOfThePackagePageByPage()
    {
        var package = await Client.GetFromJsonAsync<JsonElement>("/api/v1/oc4ids/package.json");
        var expected = package.GetProperty("projects").EnumerateArray().Sum(project => Count(project) + (project.TryGetProperty("contractingProcesses", out var processes)
            ? processes.EnumerateArray().Sum(process => process.TryGetProperty("summary", out var summary) ? Count(summary) : 0) : 0));
        var found = new HashSet<string>();
        for (var next = "/api/v1/documents?limit=50"; next is not null;)
        {
            var page = await Client.GetFromJsonAsync<JsonElement>(next);
            Assert.Equal(expected, page.GetProperty("total").GetInt32());
            foreach (var row in page.GetProperty("documents").EnumerateArray())
                Assert.True(found.Add(row.GetProperty("projectId").GetString() + row.GetProperty("path").GetString()));
            next = page.TryGetProperty("links", out var links) ? Local(links.GetProperty("next").GetString()!) : null;
        }

        Assert.Equal(expected, found.Count);

        static int Count(JsonElement holder) => holder.TryGetProperty("documents", out var documents) ? documents.GetArrayLength() : 0;
    }

    [DatabaseFact]
    public async Task Get_DocumentsOfAnUnknownType_SaysTheNearest()
    {
        using var answer = await Client.GetAsync("/api/v1/documents?document_type=completionCertificat");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("completionCertificate", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("nearest").GetString());
        var known = await Client.GetFromJsonAsync<JsonElement>("/api/v1/documents?document_type=completionCertificate");
        Assert.All(known.GetProperty("documents").EnumerateArray(),
            row => Assert.Equal("completionCertificate", row.GetProperty("document").GetProperty("documentType").GetString()));
    }

    [DatabaseFact]
    public async Task CoverageIsCountedOverAllOrOverWhatAFilterFinds()
    {
        var all = await Client.GetFromJsonAsync<JsonElement>("/api/v1/coverage");
        var package = await Client.GetFromJsonAsync<JsonElement>("/api/v1/oc4ids/package.json");
        var projects = package.GetProperty("projects").EnumerateArray().ToList();
        Assert.Equal(projects.Count, all.GetProperty("projects").GetInt32());
        Assert.Equal(projects.Count(project => project.TryGetProperty("publicAuthority", out _)), Path(all, "publicAuthority").GetProperty("count").GetInt32());

        var institution = (await Client.GetFromJsonAsync<JsonElement>("/api/v1/institutions")).GetProperty("institutions")[0];
        var some = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/coverage?institution={institution.GetProperty("id").GetString()}");
        Assert.Equal(institution.GetProperty("projects").GetInt32(), some.GetProperty("projects").GetInt32());
        Assert.Equal(1, Path(some, "title").GetProperty("share").GetDouble());

        var quality = await Client.GetFromJsonAsync<JsonElement>("/api/v1/quality");
        Assert.Equal(projects.Count, quality.GetProperty("projects").GetInt32());

        static JsonElement Path(JsonElement coverage, string path) =>
            coverage.GetProperty("paths").EnumerateArray().Single(row => row.GetProperty("path").GetString() == path);
    }

    private static string Id(JsonElement row) => row.GetProperty("id").GetString()!;

    private static string Local(string address) => address[RunningPortal.PublicAddress.Length..];
}

[Collection(PortalOnSqlite.Name)]
public sealed class ResourcesTestsOnSqlite(PublishedPortalOnSqlite shared) : ResourcesTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class ResourcesTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : ResourcesTests(shared);
