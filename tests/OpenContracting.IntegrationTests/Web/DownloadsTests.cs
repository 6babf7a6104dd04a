using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MiniExcelLibs;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Validation;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Downloads that are ordered: followed, fetched in every format, cancelled.</summary>
public abstract class DownloadsTests(PublishedPortal shared)
{
    private const string Address = "/api/v1/downloads";

    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task EveryFormatHoldsWhatItsFilterFinds()
    {
        const string Filter = "province=colon&sort=id";
        var list = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects?{Filter}&limit=1000");
        var expected = list.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("id").GetString()!).ToList();
        Assert.NotEmpty(expected);
        foreach (var format in new[] { "csv", "xlsx", "geojson", "ndjson", "oc4ids.json", "tables.csv.zip" })
        {
            var order = await DoneAsync(await OrderAsync($"format={format}&{Filter}"));

            Assert.Equal((expected.Count, expected.Count), (order.GetProperty("rowsTotal").GetInt32(), order.GetProperty("rowsDone").GetInt32()));
            using var answer = await Client.GetAsync(Local(order.GetProperty("links").GetProperty("file").GetString()!));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(order.GetProperty("bytes").GetInt64(), bytes.Length);
            Assert.Equal(order.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Equal($"opencontracting-panama.{format}", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
            Assert.Equal(expected, await IdsAsync(format, bytes) ?? expected);
        }
    }

    [DatabaseFact]
    public async Task AFileIsFetchedInPartsAndNotAgainWhenItIsKnown()
    {
        var order = await DoneAsync(await OrderAsync("format=ndjson"));
        var address = Local(order.GetProperty("links").GetProperty("file").GetString()!);
        var whole = await Client.GetByteArrayAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(100, null) } };

        using var rest = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(whole[100..], await rest.Content.ReadAsByteArrayAsync());
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { rest.Headers.ETag! } } };
        using var known = await Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [DatabaseFact]
    public async Task ACancelledDownloadIsGivenNoMore()
    {
        var order = await OrderAsync("format=csv");
        var self = Local(order.GetProperty("links").GetProperty("self").GetString()!);

        using var cancelled = await Client.DeleteAsync(self);

        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        using var file = await Client.GetAsync(self + "/file");
        Assert.Equal(HttpStatusCode.Conflict, file.StatusCode);
        Assert.Equal("cancelled", (await Client.GetFromJsonAsync<JsonElement>(self)).GetProperty("state").GetString());
    }

    [DatabaseFact]
    public async Task Post_WhatCannotBeOrdered_SaysWhatIsWrong()
    {
        foreach (var (query, code) in new[] { ("format=pdf", "malformed-parameter"), ("provinze=colon", "unknown-parameter"), ("value_min=much", "malformed-parameter") })
        {
            using var answer = await Client.PostAsync($"{Address}?{query}", null);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, problem.GetProperty("code").GetString()));
        }

        // Neither made up nor over.
        foreach (var id in new[] { "x", "YQ", "MDEyMzQ1Njc4OWFiY2RlZgoxMDAwCmNzdgo" })
        {
            using var answer = await Client.GetAsync($"{Address}/{id}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [DatabaseFact]
    public async Task AnIdThatWasChangedIsNoDownload()
    {
        var id = (await OrderAsync("format=csv&province=colon")).GetProperty("id").GetString()!;
        var bytes = Base64Url.DecodeFromChars(id);
        var written = Encoding.UTF8.GetString(bytes.AsSpan(16));
        byte[] other = [.. bytes.AsSpan(0, 16), .. Encoding.UTF8.GetBytes(written.Replace("colon", "bocas"))];

        using var changed = await Client.GetAsync($"{Address}/{Base64Url.EncodeToString(other)}");
        using var unsigned = await Client.GetAsync($"{Address}/{Base64Url.EncodeToString(bytes.AsSpan(16))}");
        using var given = await Client.GetAsync($"{Address}/{id}");

        Assert.Contains("colon", written);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK), (changed.StatusCode, unsigned.StatusCode, given.StatusCode));
    }

    private async Task<JsonElement> OrderAsync(string query)
    {
        using var answer = await Client.PostAsync($"{Address}?{query}", null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var order = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(order.GetProperty("links").GetProperty("self").GetString(), answer.Headers.Location?.OriginalString);
        return order;
    }

    private async Task<JsonElement> DoneAsync(JsonElement order)
    {
        while (order.GetProperty("state").GetString() is "waiting" or "running")
        {
            await Task.Delay(50);
            order = await Client.GetFromJsonAsync<JsonElement>(Local(order.GetProperty("links").GetProperty("self").GetString()!));
        }

        Assert.Equal("done", order.GetProperty("state").GetString());
        return order;
    }

    private static async Task<List<string>?> IdsAsync(string format, byte[] bytes)
    {
        switch (format)
        {
            case "csv":
                using (var csv = new CsvHelper.CsvReader(new StreamReader(new MemoryStream(bytes)), System.Globalization.CultureInfo.InvariantCulture))
                {
                    var ids = new List<string>();
                    csv.Read();
                    csv.ReadHeader();
                    while (csv.Read())
                        ids.Add(csv.GetField("id")!);
                    return ids;
                }

            case "xlsx":
                using (var workbook = new MemoryStream(bytes))
                    return [.. (await workbook.QueryAsync(useHeaderRow: true, sheetName: "projects")).Cast<IDictionary<string, object>>().Select(row => (string)row["id"])];
            case "geojson":
                return Ids(bytes, "features");
            case "ndjson":
                return [.. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line).GetProperty("id").GetString()!)];
            case "oc4ids.json":
                Assert.Equal(0, Validator.Validate(new MemoryStream(bytes)).Counts.Where(count => count is { Kind: NoticeKind.Structure, Severity: Severity.Error }).Sum(count => count.Count));
                return Ids(bytes, "projects");
            default:
                return null;
        }
    }

    private static List<string> Ids(byte[] bytes, string array) =>
        [.. JsonElement.Parse(bytes).GetProperty(array).EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    private static string Local(string address) => address[RunningPortal.PublicAddress.Length..];
}

[Collection(PortalOnSqlite.Name)]
public sealed class DownloadsTestsOnSqlite(PublishedPortalOnSqlite shared) : DownloadsTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class DownloadsTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : DownloadsTests(shared);
