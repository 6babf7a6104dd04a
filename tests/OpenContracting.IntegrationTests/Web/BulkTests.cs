using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MiniExcelLibs;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Validation;
using Parquet;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The bulk files, taken as their manifest says and opened by what reads their formats.</summary>
public abstract class BulkTests(PublishedPortal shared)
{
    private const string Manifest = "/api/v1/bulk/manifest.json";

    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task EveryFileIsAsTheManifestSays()
    {
        var manifest = await Client.GetFromJsonAsync<JsonElement>(Manifest);
        var sums = await Client.GetStringAsync("/api/v1/bulk/SHA256SUMS");
        var files = manifest.GetProperty("files").EnumerateArray().ToList();

        foreach (var format in new[] { "oc4ids.json.gz", "projects.jsonl.gz", "projects.csv.zip", "tables.csv.zip", "projects.xlsx", "projects.geojson.gz", "projects.parquet", "ocds-records.json.gz", "ocds-releases.json.gz" })
            Assert.Contains(files, file => file.GetProperty("format").GetString() == format);
        Assert.Contains(files, file => file.GetProperty("period").GetString() == "changes");
        foreach (var file in files)
        {
            var name = file.GetProperty("name").GetString()!;
            foreach (var at in new[] { "uri", "latest" })
            {
                using var answer = await Client.GetAsync(file.GetProperty(at).GetString()![RunningPortal.PublicAddress.Length..]);
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{name}: {answer.StatusCode}");
                Assert.Equal(file.GetProperty("bytes").GetInt64(), answer.Content.Headers.ContentLength);
                Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
                Assert.Equal(file.GetProperty("mediaType").GetString(), answer.Content.Headers.ContentType?.MediaType);
            }

            Assert.Contains($"{file.GetProperty("sha256").GetString()}  {name}\n", sums);
        }
    }

    [DatabaseFact]
    public async Task TheListsOfFilesAreSignedAndAnotherByteIsNot()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(await Client.GetStringAsync("/api/v1/bulk/signing-key.pem"));
        foreach (var name in new[] { "manifest.json", "SHA256SUMS" })
        {
            var file = await Client.GetByteArrayAsync("/api/v1/bulk/" + name);
            var signature = await Client.GetByteArrayAsync($"/api/v1/bulk/{name}.sig");
            bool Holds() => key.VerifyData(file, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

            Assert.True(Holds());
            file[^3] ^= 1;
            Assert.False(Holds());
        }
    }

    [DatabaseFact]
    public async Task EveryFormatHoldsTheSameProjectsAndTheYearsAreTheWhole()
    {
        using var package = JsonDocument.Parse(await Client.GetByteArrayAsync("/api/v1/oc4ids/package.json"));
        var projects = package.RootElement.GetProperty("projects").EnumerateArray().ToDictionary(project => project.GetProperty("id").GetString()!, project => project.GetRawText());
        var expected = projects.Keys.Order(StringComparer.Ordinal).ToList();
        var manifest = await Client.GetFromJsonAsync<JsonElement>(Manifest);
        var years = manifest.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("period").GetString()!)
            .Where(period => period is not ("full" or "changes")).Distinct().ToList();

        var lines = Encoding.UTF8.GetString(await UnzippedAsync("full/projects.jsonl.gz")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(projects.Values.Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));

        using var whole = JsonDocument.Parse(await UnzippedAsync("full/oc4ids.json.gz"));
        Assert.Equal(package.RootElement.GetRawText(), whole.RootElement.GetRawText());

        using var map = JsonDocument.Parse(await UnzippedAsync("full/projects.geojson.gz"));
        Assert.Equal(expected, map.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("id").GetString()!));

        Assert.Equal(expected, await ParquetIdsAsync());
        Assert.Equal(expected, await CsvIdsAsync("full"));

        var ofYears = new List<string>();
        var ofCsv = new List<string>();
        var ofExcel = new List<string>();
        foreach (var year in years)
        {
            var bytes = await UnzippedAsync($"{year}/oc4ids.json.gz");
            var report = Validator.Validate(new MemoryStream(bytes));
            Assert.Equal(0, report.Counts.Where(count => count is { Kind: NoticeKind.Structure, Severity: Severity.Error }).Sum(count => count.Count));
            using var part = JsonDocument.Parse(bytes);
            ofYears.AddRange(part.RootElement.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("id").GetString()!));
            ofCsv.AddRange(await CsvIdsAsync(year));
            using var workbook = new MemoryStream(await Client.GetByteArrayAsync($"/api/v1/bulk/{year}/projects.xlsx"));
            ofExcel.AddRange((await workbook.QueryAsync(useHeaderRow: true, sheetName: "projects")).Cast<IDictionary<string, object>>().Select(row => (string)row["id"]));
        }

        Assert.Equal(expected, ofYears.Order(StringComparer.Ordinal));
        Assert.Equal(expected, ofCsv.Order(StringComparer.Ordinal));
        Assert.Equal(expected, ofExcel.Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task OcdsPackagesOfAYearAreValidAndHoldTheProcessesOfItsProjects()
    {
        var manifest = await Client.GetFromJsonAsync<JsonElement>(Manifest);
        foreach (var file in manifest.GetProperty("files").EnumerateArray().Where(file => file.GetProperty("format").GetString()!.StartsWith("ocds-", StringComparison.Ordinal)))
        {
            var bytes = await UnzippedAsync(file.GetProperty("name").GetString()!);
            var report = Validator.Validate(new MemoryStream(bytes));
            using var package = JsonDocument.Parse(bytes);
            var items = package.RootElement.GetProperty(file.GetProperty("format").GetString() == "ocds-records.json.gz" ? "records" : "releases");

            Assert.Equal(file.GetProperty("rows").GetInt64(), items.GetArrayLength());
            Assert.NotEqual(0, items.GetArrayLength());
            Assert.True(
                report.Counts.All(count => count is not { Kind: NoticeKind.Structure, Severity: Severity.Error }),
                string.Join(", ", report.Counts.Where(count => count.Kind == NoticeKind.Structure)));
        }
    }

    [DatabaseFact]
    public async Task AnInterruptedDownloadIsResumed()
    {
        const string address = "/api/v1/bulk/full/projects.jsonl.gz";
        var whole = await Client.GetByteArrayAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(whole.Length / 2, null) } };

        using var rest = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(whole[(whole.Length / 2)..], await rest.Content.ReadAsByteArrayAsync());
    }

    [DatabaseFact]
    public async Task Get_UnknownBulkFile_ReturnsNotFound()
    {
        foreach (var address in new[] { "/api/v1/bulk/full/nothing.csv", "/api/v1/bulk/publications/999/manifest.json", "/api/v1/bulk/../package.json", "/api/v1/bulk/%2e%2e/package.json" })
        {
            using var answer = await Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<byte[]> UnzippedAsync(string name)
    {
        using var bytes = new MemoryStream();
        await using var gzip = new GZipStream(new MemoryStream(await Client.GetByteArrayAsync("/api/v1/bulk/" + name)), CompressionMode.Decompress);
        await gzip.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<List<string>> CsvIdsAsync(string period)
    {
        using var zip = new ZipArchive(new MemoryStream(await Client.GetByteArrayAsync($"/api/v1/bulk/{period}/projects.csv.zip")));
        using var describing = JsonDocument.Parse(new StreamReader(zip.GetEntry("datapackage.json")!.Open()).ReadToEnd());
        using var csv = new CsvHelper.CsvReader(new StreamReader(zip.GetEntry("projects.csv")!.Open()), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(csv.Read() && csv.ReadHeader());
        Assert.Equal(
            describing.RootElement.GetProperty("resources")[0].GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()!),
            csv.HeaderRecord!);
        var ids = new List<string>();
        while (csv.Read())
            ids.Add(csv.GetField("id")!);
        return ids;
    }

    private async Task<List<string>> ParquetIdsAsync()
    {
        using var bytes = new MemoryStream(await Client.GetByteArrayAsync("/api/v1/bulk/full/projects.parquet"));
        return [.. (await Parquet.Serialization.ParquetSerializer.DeserializeAsync<ParquetRow>(bytes)).Data.Select(row => row.id!)];
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "IDE1006", Justification = "Named as the column is.")]
    private sealed class ParquetRow
    {
        public string? id { get; set; }
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class BulkTestsOnSqlite(PublishedPortalOnSqlite shared) : BulkTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class BulkTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : BulkTests(shared);
