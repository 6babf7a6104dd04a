using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage.Projects;
using OpenContracting.Validation;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The one filter grammar in every format, and the resources beside projects.</summary>
public abstract class RestApiTests(PublishedPortal shared)
{
    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task EveryFormatOfAListHoldsWhatTheFilterFinds()
    {
        foreach (var filter in new[] { "", "?status=implementation", "?procedure=open&value_min=1000", "?q=construccion", "?year=2024", "?start_min=2024-02-01", "?end_max=2025-01-01&sort=value" })
        {
            var list = await Client.GetFromJsonAsync<JsonElement>("/api/v1/projects" + (filter.Length == 0 ? "?" : filter + "&") + "limit=1000");
            var ids = list.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("id").GetString()!).ToList();
            using var answer = await Client.GetAsync("/api/v1/projects.csv" + filter);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            using var csv = new CsvHelper.CsvReader(new StringReader(Encoding.UTF8.GetString(bytes)), System.Globalization.CultureInfo.InvariantCulture);
            using var map = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/projects.geojson" + filter));
            var lines = (await Client.GetStringAsync("/api/v1/projects.ndjson" + filter)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(list.GetProperty("total").GetInt32(), ids.Count);
            Assert.Equal(ids.Count.ToString(), answer.Headers.GetValues("X-Total-Count").Single());
            Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", answer.Headers.GetValues("Repr-Digest").Single());
            Assert.Equal(bytes.Length, answer.Content.Headers.ContentLength);
            Assert.Equal(ids, csv.GetRecords<dynamic>().Select(row => (string)row.id));
            Assert.Equal(ids, map.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("id").GetString()!));
            Assert.Equal(ids, lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!));
        }
    }

    [DatabaseFact]
    public async Task EveryNewFilterNarrowsToWhatHasIt()
    {
        var all = await Client.GetFromJsonAsync<JsonElement>("/api/v1/projects?limit=1000");
        var lines = (await Client.GetStringAsync("/api/v1/projects.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var supplier = lines.SelectMany(project => project.GetProperty("contractingProcesses").EnumerateArray())
            .Select(process => process.GetProperty("summary")).Where(summary => summary.TryGetProperty("suppliers", out _))
            .Select(summary => summary.GetProperty("suppliers")[0].GetProperty("name").GetString()!).First();

        var bySupplier = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects?supplier={Uri.EscapeDataString(supplier)}");
        Assert.Equal(
            lines.Count(project => project.GetRawText().Contains(supplier, StringComparison.Ordinal)),
            bySupplier.GetProperty("total").GetInt32());
        var years = await Client.GetFromJsonAsync<JsonElement>("/api/v1/stats?group_by=year");
        foreach (var group in years.GetProperty("groups").EnumerateArray())
        {
            var ofYear = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects?year={group.GetProperty("key").GetString()}");
            Assert.Equal(group.GetProperty("projects").GetInt32(), ofYear.GetProperty("total").GetInt32());
        }

        Assert.Equal(all.GetProperty("total").GetInt32(), years.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("projects").GetInt32()));
        foreach (var mistake in new[] { "bbox=1,2,3", "bbox=9,8,7,6", "near=here", "near=8,-79,0", "year=MMXXIV", "start_min=soon", "fields=titel", "labels=fr" })
        {
            var address = mistake.StartsWith("labels", StringComparison.Ordinal) ? "/api/v1/projects.csv?" : "/api/v1/projects?";
            using var answer = await Client.GetAsync(address + mistake);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(mistake.Split('=')[0], problem.GetProperty("parameter").GetString());
        }
    }

    [DatabaseFact]
    public async Task AProjectIsFoundByWhereItIs()
    {
        // The months carry no points; one is put where a release would have put it, and taken away again.
        await using var db = await shared.Portal.OpenDbAsync();
        var id = await db.Projects.Where(project => project.State == ProjectState.Published).Select(project => project.ProjectId).OrderBy(one => one).FirstAsync();
        await PlaceAsync(9.0, -79.5);
        try
        {
            foreach (var (filter, found) in new[]
                     {
                         ("bbox=-80,8,-79,10", 1), ("bbox=-79.4,8,-79,10", 0), ("near=8.98,-79.52,5", 1), ("near=8.98,-79.52,1", 0), ("near=9,-79.4,11.5", 1), ("near=9,-79.4,10.5", 0),
                     })
            {
                var list = await Client.GetFromJsonAsync<JsonElement>("/api/v1/projects?" + filter);
                Assert.True(found == list.GetProperty("total").GetInt32(), filter);
            }
        }
        finally
        {
            await PlaceAsync(null, null);
        }

        Task PlaceAsync(double? latitude, double? longitude) => db.Projects.Where(project => project.ProjectId == id).ExecuteUpdateAsync(
            update => update.SetProperty(project => project.Latitude, latitude).SetProperty(project => project.Longitude, longitude));
    }

    [DatabaseFact]
    public async Task SelectedFieldsAreThoseOfTheProject()
    {
        var page = await Client.GetFromJsonAsync<JsonElement>("/api/v1/projects?limit=2&fields=title,contractingProcesses/summary/status");
        var selected = page.GetProperty("projects")[0];
        var whole = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{selected.GetProperty("id").GetString()}");
        var process = selected.GetProperty("contractingProcesses")[0];

        Assert.Equal(["contractingProcesses", "id", "title"], selected.EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal(whole.GetProperty("title").GetString(), selected.GetProperty("title").GetString());
        Assert.Equal(["id", "summary"], process.EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal(["status"], process.GetProperty("summary").EnumerateObject().Select(property => property.Name));
        var one = await Client.GetStringAsync($"/api/v1/projects/{selected.GetProperty("id").GetString()}?fields=title,contractingProcesses/summary/status");
        Assert.Equal(selected.GetRawText(), one);
        Assert.Contains("fields=", page.GetProperty("links").GetProperty("next").GetString());
    }

    [DatabaseFact]
    public async Task AProjectAskedForTwiceIsTheSameAndStaysConditional()
    {
        var page = await Client.GetFromJsonAsync<JsonElement>("/api/v1/projects?limit=1");
        var address = $"/api/v1/projects/{page.GetProperty("projects")[0].GetProperty("id").GetString()}";
        using var first = await Client.GetAsync(address);
        using var second = await Client.GetAsync(address);
        using var head = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        using var again = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } });

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [DatabaseFact]
    public async Task AProjectFromMemoryIsAnsweredAsOnTheLongWay()
    {
        var page = await Client.GetFromJsonAsync<JsonElement>("/api/v1/projects?limit=1");
        var address = $"/api/v1/projects/{page.GetProperty("projects")[0].GetProperty("id").GetString()}";
        using var first = await Client.GetAsync(address);
        foreach (var known in new[] { null, first.Headers.ETag!.ToString(), "\"other\"", $"\"other\", {first.Headers.ETag}", "*" })
            // A cookie, though it means nothing, goes the long way.
            foreach (var coding in new[] { null, "gzip", "br, gzip;q=0.5" })
                Assert.Equal(
                    await AskAsync(("If-None-Match", known), ("Accept-Encoding", coding), ("Cookie", "a=b")), await AskAsync(("If-None-Match", known), ("Accept-Encoding", coding)));
        Assert.Contains("304", await AskAsync(("If-None-Match", first.Headers.ETag!.ToString())));

        async Task<string> AskAsync(params (string Name, string? Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            foreach (var (name, value) in headers.Where(header => header.Value is not null))
                request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await Client.SendAsync(request);
            var said = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date")
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
            return string.Join('\n', [$"{(int)answer.StatusCode}", .. said, await answer.Content.ReadAsStringAsync()]);
        }
    }

    [DatabaseFact]
    public async Task ListsAndRecordsAreSentCompressedToWhoeverTakesThemSo_WithATagForEachCoding()
    {
        var page = await Client.GetFromJsonAsync<JsonElement>("/api/v1/projects?limit=1");
        var project = $"/api/v1/projects/{page.GetProperty("projects")[0].GetProperty("id").GetString()}";
        foreach (var address in new[] { "/api/v1/projects?limit=50", "/api/v1/projects?limit=50&fields=title", "/api/v1/institutions", "/api/v1/committees.ics", "/api/v1/uses.csv", project, project + "/versions/1" })
        {
            using var plain = await AskAsync(address, null);
            var bytes = await plain.Content.ReadAsByteArrayAsync();
            var tags = new Dictionary<string, string> { ["identity"] = plain.Headers.ETag!.ToString() };
            if (bytes.Length < 1024)
            {
                // Not worth it, and the same for everybody.
                using var small = await AskAsync(address, "gzip");
                Assert.Equal((tags["identity"], 0), (small.Headers.ETag!.ToString(), small.Content.Headers.ContentEncoding.Count));
                continue;
            }

            foreach (var coding in new[] { "br", "gzip" })
            {
                using var coded = await AskAsync(address, coding);
                var packed = await coded.Content.ReadAsByteArrayAsync();
                Assert.Equal([coding], coded.Content.Headers.ContentEncoding);
                Assert.Contains("Accept-Encoding", coded.Headers.Vary);
                Assert.Equal(packed.Length, coded.Content.Headers.ContentLength);
                Assert.True(packed.Length < bytes.Length, address);
                using Stream unpacked = coding == "br"
                    ? new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress) : new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
                using var whole = new MemoryStream();
                await unpacked.CopyToAsync(whole);
                Assert.Equal(bytes, whole.ToArray());
                Assert.False(coded.Headers.ETag!.IsWeak);
                tags[coding] = coded.Headers.ETag.ToString();
            }

            Assert.Contains("Accept-Encoding", plain.Headers.Vary);
            Assert.Empty(plain.Content.Headers.ContentEncoding);
            Assert.Equal(3, tags.Values.Distinct().Count());
            // Who has it in a coding that they take hears that it is still good, whichever they would rather have now.
            foreach (var (taken, has, status) in new[]
            {
                ("br", "br", HttpStatusCode.NotModified), ("br, gzip", "gzip", HttpStatusCode.NotModified), ("gzip", "identity", HttpStatusCode.NotModified),
                ("gzip", "br", HttpStatusCode.OK), ("gzip, identity;q=0", "identity", HttpStatusCode.OK), (null, "gzip", HttpStatusCode.OK),
            })
            {
                using var again = await AskAsync(address, taken, tags[has]);
                Assert.Equal((taken, has, status), (taken, has, again.StatusCode));
                if (status == HttpStatusCode.NotModified)
                    Assert.Equal((tags[has], 0), (again.Headers.ETag!.ToString(), again.Content.Headers.ContentEncoding.Count));
            }
        }

        async Task<HttpResponseMessage> AskAsync(string address, string? coding, string? known = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (coding is not null)
                request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
            if (known is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", known);
            return await Client.SendAsync(request);
        }
    }

    [DatabaseFact]
    public async Task ProcessesLeadToTheirRecordsAndThoseAreValid()
    {
        string? next = "/api/v1/processes?limit=7";
        var processes = new List<JsonElement>();
        var total = 0;
        while (next is not null)
        {
            var page = await Client.GetFromJsonAsync<JsonElement>(next);
            processes.AddRange(page.GetProperty("processes").EnumerateArray());
            total = page.GetProperty("total").GetInt32();
            next = page.TryGetProperty("links", out var links) ? links.GetProperty("next").GetString()![RunningPortal.PublicAddress.Length..] : null;
        }

        Assert.Equal(total, processes.Count);
        foreach (var process in processes.Where(process => process.TryGetProperty("recordUri", out _)).Take(5))
        {
            var bytes = await Client.GetByteArrayAsync(process.GetProperty("recordUri").GetString()![RunningPortal.PublicAddress.Length..]);
            var report = Validator.Validate(new MemoryStream(bytes));
            Assert.DoesNotContain(report.Counts, count => count is { Kind: NoticeKind.Structure, Severity: Severity.Error });
            using var project = await Client.GetAsync(process.GetProperty("projectUri").GetString()![RunningPortal.PublicAddress.Length..]);
            Assert.Equal(HttpStatusCode.OK, project.StatusCode);
        }
    }

    [DatabaseFact]
    public async Task TheCatalogueAndTheSiteMapNameWhatIsThere()
    {
        foreach (var address in new[] { "/api/v1/catalogue.jsonld", "/data.json" })
        {
            var catalogue = await Client.GetStringAsync(address);
            Assert.Contains(RunningPortal.PublicAddress + "/api/v1/bulk/full/projects.csv.zip", catalogue);
        }

        var list = await Client.GetFromJsonAsync<JsonElement>("/api/v1/projects?limit=1");
        Assert.Contains($"Sitemap: {RunningPortal.PublicAddress}/sitemap.xml", await Client.GetStringAsync("/robots.txt"));
        var parts = await LocationsAsync("/sitemap.xml");
        Assert.Equal(2, parts.Count);
        foreach (var found in await LocationsAsync(parts[0]))
            Assert.Equal((found, HttpStatusCode.OK), (found, (await Client.GetAsync(found)).StatusCode));
        Assert.Equal(list.GetProperty("total").GetInt32(), (await LocationsAsync(parts[1])).Distinct().Count());
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync("/sitemap-3.xml")).StatusCode);
        var page = await Client.GetStringAsync("/datos");
        var described = page[(page.IndexOf("json\">{", StringComparison.Ordinal) + 6)..];
        using var dataset = JsonDocument.Parse(described[..described.IndexOf("</script>", StringComparison.Ordinal)]);
        Assert.Equal("Dataset", dataset.RootElement.GetProperty("@type").GetString());
        var id = list.GetProperty("projects")[0].GetProperty("id").GetString();
        var quality = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{id}/quality");
        Assert.Equal(id, quality.GetProperty("id").GetString());

        async Task<List<string>> LocationsAsync(string map) =>
            [.. System.Xml.Linq.XDocument.Parse(await Client.GetStringAsync(map)).Root!.Elements().Select(each => each.Elements().First().Value[RunningPortal.PublicAddress.Length..])];
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class RestApiTestsOnSqlite(PublishedPortalOnSqlite shared) : RestApiTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class RestApiTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : RestApiTests(shared);
