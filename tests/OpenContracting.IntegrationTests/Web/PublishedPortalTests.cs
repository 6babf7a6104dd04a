using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>An instance with real-looking months pushed and published, asked as machines and people ask it.</summary>
public abstract class PublishedPortalTests(PublishedPortal shared)
{
    private const string Package = "/api/v1/oc4ids/package.json";

    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task Get_Package_IsWholeAndSaysHowItCanBeAskedForAgain()
    {
        using var answer = await Client.GetAsync(Package);
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(bytes.Length, answer.Content.Headers.ContentLength);
        Assert.NotNull(answer.Content.Headers.LastModified);
        Assert.NotNull(answer.Headers.ETag);
        Assert.False(answer.Headers.ETag.IsWeak);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        using var package = JsonDocument.Parse(bytes);
        Assert.Equal(RunningPortal.PublicAddress + Package, package.RootElement.GetProperty("uri").GetString());
        Assert.NotEqual(0, package.RootElement.GetProperty("projects").GetArrayLength());
    }

    [DatabaseFact]
    public async Task Get_PackageNotChanged_Is304()
    {
        using var first = await Client.GetAsync(Package);
        using var request = new HttpRequestMessage(HttpMethod.Get, Package) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var again = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [DatabaseFact]
    public async Task Head_Package_HasTheHeadersOfGet()
    {
        using var get = await Client.GetAsync(Package);
        using var head = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Package));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [DatabaseFact]
    public async Task Get_PartOfThePackage_IsThatPart()
    {
        var whole = await Client.GetByteArrayAsync(Package);
        using var request = new HttpRequestMessage(HttpMethod.Get, Package) { Headers = { Range = new RangeHeaderValue(100, 299) } };

        using var part = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole.Length, part.Content.Headers.ContentRange?.Length);
        Assert.Equal(whole[100..300], await part.Content.ReadAsByteArrayAsync());
    }

    [DatabaseFact]
    public Task Get_PackageAsBrotli_UnpacksToTheSameBytes() => UnpacksToTheSame("br", packed => new BrotliStream(packed, CompressionMode.Decompress));

    [DatabaseFact]
    public Task Get_PackageAsGzip_UnpacksToTheSameBytes() => UnpacksToTheSame("gzip", packed => new GZipStream(packed, CompressionMode.Decompress));

    [DatabaseFact]
    public async Task Get_ProjectPages_GoThroughEveryProjectExactlyOnceInEveryOrder()
    {
        foreach (var order in new[] { "-updated", "updated", "-value", "value", "-start", "id" })
        {
            var ids = new List<string>();
            string? next = $"/api/v1/projects?limit=3&sort={order}";
            var total = 0;
            while (next is not null)
            {
                using var page = JsonDocument.Parse(await Client.GetStringAsync(next));
                ids.AddRange(page.RootElement.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("id").GetString()!));
                total = page.RootElement.GetProperty("total").GetInt32();
                next = page.RootElement.TryGetProperty("links", out var links) ? links.GetProperty("next").GetString() : null;
                Assert.True(next is null || next.StartsWith(RunningPortal.PublicAddress, StringComparison.Ordinal), next);
                next = next?[RunningPortal.PublicAddress.Length..];
            }

            Assert.Equal(total, ids.Count);
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    [DatabaseFact]
    public async Task Get_ProjectsWithAMistypedFilter_IsRefusedWithTheNearestName()
    {
        using var answer = await Client.GetAsync("/api/v1/projects?provincia=colon");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("unknown-parameter", problem.RootElement.GetProperty("code").GetString());
        Assert.Equal("provincia", problem.RootElement.GetProperty("parameter").GetString());
        Assert.Equal("province", problem.RootElement.GetProperty("nearest").GetString());
    }

    [DatabaseFact]
    public async Task Get_ProjectsWithAMalformedValue_IsRefusedWithWhatWouldDo()
    {
        foreach (var mistake in new[] { "value_min=many", "updated_since=yesterday", "sort=best", "limit=0", "limit=1001", "cursor=???", "late=maybe" })
        {
            using var answer = await Client.GetAsync($"/api/v1/projects?{mistake}");
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("malformed-parameter", problem.RootElement.GetProperty("code").GetString());
            Assert.Contains(mistake.Split('=')[0], problem.RootElement.GetProperty("detail").GetString());
            Assert.Equal(mistake.Split('=')[0], problem.RootElement.GetProperty("parameter").GetString());
        }
    }

    [DatabaseFact]
    public async Task Get_Facets_CountWhatTheirFilterFinds()
    {
        using var institutions = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/institutions"));
        foreach (var institution in institutions.RootElement.GetProperty("institutions").EnumerateArray().Take(3))
        {
            var rows = institution.GetProperty("projectsUri").GetString()![RunningPortal.PublicAddress.Length..];
            using var list = JsonDocument.Parse(await Client.GetStringAsync(rows));
            Assert.Equal(institution.GetProperty("projects").GetInt32(), list.RootElement.GetProperty("total").GetInt32());
        }

        foreach (var filter in new[] { "sector=transport", "status=implementation", "province=panama", "province=PA-8", "value_min=1000000", "late=yes", "q=construccion", "updated_since=2000-01-01" })
        {
            using var list = JsonDocument.Parse(await Client.GetStringAsync($"/api/v1/projects?{filter}"));
            var page = await Client.GetStringAsync($"/en/projects?{filter}");
            var total = list.RootElement.GetProperty("total").GetInt32();
            Assert.Contains(total == 1 ? "<h2 id=\"found\">1 work</h2>" : $"<h2 id=\"found\">{total} works</h2>", page);
        }
    }

    [DatabaseFact]
    public async Task Get_Project_IsTheExactObjectOfThePackage()
    {
        var (id, json) = await FirstProjectAsync();

        using var answer = await Client.GetAsync($"/api/v1/projects/{id}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(json, System.Text.Encoding.UTF8.GetString(bytes));
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", answer.Headers.ETag?.Tag);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/projects/{id}") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var again = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [DatabaseFact]
    public async Task Get_UnknownProject_IsAProblemToMachinesAndAPageToPeople()
    {
        using var machine = await Client.GetAsync("/api/v1/projects/oc4ids-000000-none");
        using var person = await Client.GetAsync("/proyectos/oc4ids-000000-none");

        Assert.Equal(HttpStatusCode.NotFound, machine.StatusCode);
        Assert.Equal("application/problem+json", machine.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, person.StatusCode);
        Assert.Contains("Aquí no hay nada", await person.Content.ReadAsStringAsync());
    }

    [DatabaseFact]
    public async Task EveryReleaseThatAProjectLinksToCanBeFetched()
    {
        using var package = JsonDocument.Parse(await Client.GetByteArrayAsync(Package));
        var ours = package.RootElement.GetProperty("projects").EnumerateArray().Take(5)
            .SelectMany(project => project.GetProperty("contractingProcesses").EnumerateArray())
            .Where(process => process.TryGetProperty("releases", out _))
            .SelectMany(process => process.GetProperty("releases").EnumerateArray())
            .Select(release => (Id: release.GetProperty("id").GetString(), Url: release.GetProperty("url").GetString()!))
            .Where(release => release.Url.StartsWith(RunningPortal.PublicAddress, StringComparison.Ordinal))
            .Take(10).ToList();

        Assert.All(ours, release =>
        {
            using var answer = Client.Send(new HttpRequestMessage(HttpMethod.Get, release.Url[RunningPortal.PublicAddress.Length..]));
            using var document = JsonDocument.Parse(answer.Content.ReadAsStream());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(release.Id, Assert.Single(document.RootElement.GetProperty("releases").EnumerateArray()).GetProperty("id").GetString());
        });
    }

    [DatabaseFact]
    public async Task NoPublishedAddressComesFromTheHostHeader()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/projects?limit=1") { Headers = { Host = "evil.example" } };
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await Client.SendAsync(request);
        using var page = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/proyectos") { Headers = { Host = "evil.example" } });

        Assert.DoesNotContain("evil.example", await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain("evil.example", await page.Content.ReadAsStringAsync());
    }

    [DatabaseFact]
    public async Task Get_FromAnotherOrigin_IsAllowedToRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/projects?limit=1") { Headers = { { "Origin", "https://diario.example" } } };

        using var answer = await Client.SendAsync(request);

        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [DatabaseFact]
    public async Task Get_EveryPublicPage_AnswersInBothLanguages()
    {
        var (id, _) = await FirstProjectAsync();
        using var institutions = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/institutions"));
        var institution = institutions.RootElement.GetProperty("institutions")[0].GetProperty("id").GetString();
        foreach (var language in new[] { "es", "en" })
            foreach (var address in await PublicPages.AddressesAsync(shared.Portal, language, id, institution))
            {
                using var answer = await Client.GetAsync(address);
                var text = await answer.Content.ReadAsStringAsync();

                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
                Assert.Contains($"<html lang=\"{language}\">", text);
                // A key that has no text shows itself; what is marked as code is a name, not a text.
                Assert.DoesNotMatch(@"(?<!<code)>\s*[a-z][A-Za-z]*\.[a-zA-Z.\-]+\s*<", text);
            }
    }

    [DatabaseFact]
    public async Task Get_SearchForAProcessNumber_LeadsToItsProject()
    {
        using var package = JsonDocument.Parse(await Client.GetByteArrayAsync(Package));
        var project = package.RootElement.GetProperty("projects").EnumerateArray()
            .First(project => project.GetProperty("contractingProcesses")[0].GetProperty("summary").TryGetProperty("externalReference", out _));
        var number = project.GetProperty("contractingProcesses")[0].GetProperty("summary").GetProperty("externalReference").GetString();

        using var answer = await Client.GetAsync($"/proyectos?q={number}");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal($"/proyectos/{project.GetProperty("id").GetString()}", answer.Headers.Location?.ToString());
    }

    [DatabaseFact]
    public async Task Get_Export_AccountsForEveryRow()
    {
        using var export = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/exports/1"));

        Assert.Equal("released", export.RootElement.GetProperty("export").GetProperty("state").GetString());
        Assert.NotEmpty(export.RootElement.GetProperty("tables").EnumerateArray());
        Assert.All(export.RootElement.GetProperty("tables").EnumerateArray(), table => Assert.Equal(
            table.GetProperty("rows").GetInt64(),
            table.GetProperty("used").GetInt64() + table.GetProperty("quarantined").GetInt64() + table.GetProperty("duplicates").GetInt64()));
    }

    private async Task<(string Id, string Json)> FirstProjectAsync()
    {
        using var package = JsonDocument.Parse(await Client.GetByteArrayAsync(Package));
        var project = package.RootElement.GetProperty("projects")[0];
        return (project.GetProperty("id").GetString()!, project.GetRawText());
    }

    private async Task UnpacksToTheSame(string encoding, Func<Stream, Stream> unpack)
    {
        var plain = await Client.GetByteArrayAsync(Package);
        using var request = new HttpRequestMessage(HttpMethod.Get, Package) { Headers = { AcceptEncoding = { new(encoding) } } };

        using var answer = await Client.SendAsync(request);
        using var unpacked = new MemoryStream();
        await unpack(await answer.Content.ReadAsStreamAsync()).CopyToAsync(unpacked);

        Assert.Equal(encoding, Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.True(answer.Content.Headers.ContentLength < plain.Length);
        Assert.Equal(plain, unpacked.ToArray());
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class PublishedPortalTestsOnSqlite(PublishedPortalOnSqlite shared) : PublishedPortalTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class PublishedPortalTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : PublishedPortalTests(shared);
