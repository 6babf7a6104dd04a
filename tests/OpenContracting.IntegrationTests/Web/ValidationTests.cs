using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage.Submissions;
using OpenContracting.Tests;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;
using OpenContracting.Web.Validations;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The validator for everybody, asked as machines and as people without script ask it.</summary>
public abstract class ValidationTests(PublishedPortal shared)
{
    private const string Address = "/api/v1/validations";

    private static readonly string Package = RepositoryFiles.Fixture("reports", "package.json");

    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task Post_SmallDocument_IsAnsweredWithFourVerdictsAndWhereTheReportIs()
    {
        using var answer = await PostAsync(await File.ReadAllBytesAsync(Package), "?name=Paquete.json&days=30");
        var body = await JsonAsync(answer);
        var again = await JsonAsync(await Client.GetAsync(answer.Headers.Location!.PathAndQuery));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"{RunningPortal.PublicAddress}{Address}/{Text(body, "id")}", answer.Headers.Location.ToString());
        Assert.Equal("done", Text(body, "state"));
        Assert.Equal("Paquete.json", Text(body, "name"));
        Assert.Equal(["structure", "conformance", "quality", "coverage"], body.GetProperty("verdicts").EnumerateObject().Select(verdict => verdict.Name));
        Assert.Equal(ReportFormats.All.Select(format => format.Name), body.GetProperty("links").GetProperty("reports").EnumerateObject().Select(report => report.Name));
        Assert.Equal(TimeSpan.FromDays(30), body.GetProperty("expiresAt").GetDateTimeOffset() - body.GetProperty("createdAt").GetDateTimeOffset());
        Assert.Equal("noindex, nofollow", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.NotEmpty(Text(body, "secret")!);
        Assert.False(again.TryGetProperty("secret", out _));
        Assert.Equal(body.GetProperty("verdicts").GetRawText(), again.GetProperty("verdicts").GetRawText());
    }

    [DatabaseFact]
    public async Task Get_Report_InEveryFormatIsWhatTheEngineWrites()
    {
        var bytes = await File.ReadAllBytesAsync(Package);
        var id = await ValidateAsync(bytes);
        var report = Validator.Validate(bytes);

        foreach (var format in ReportFormats.All.Where(format => !IsDated(format)))
            foreach (var language in new[] { "es", "en" })
            {
                using var answer = await Client.GetAsync($"{Address}/{id}/report?format={format.Name}&language={language}");
                using var expected = new MemoryStream();
                var rules = RunningPortal.PublicAddress + (language == "es" ? "/validador/reglas/" : "/en/validator/rules/");
                format.Write(expected, [new ReportedDocument("document.json", report) { RulePages = rules }], language);

                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Equal(MediaTypeHeaderValue.Parse(format.MediaType).MediaType, answer.Content.Headers.ContentType?.MediaType);
                Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
                Assert.Equal(Encoding.UTF8.GetString(expected.ToArray()), await answer.Content.ReadAsStringAsync());
            }
    }

    /// <summary>A format that names the moment it is written.</summary>
    private static bool IsDated(IReportFormat format) => format.Name is "html";

    [DatabaseFact]
    public async Task Post_LargeDocument_IsTakenAndItsProgressFollowedToTheEnd()
    {
        var large = new StringBuilder("{\"version\":\"0.9\",\"uri\":\"https://a.example/p\",\"publishedDate\":\"2024-01-01T00:00:00Z\",\"publisher\":{\"name\":\"P\"},\"projects\":[");
        for (var number = 0; large.Length <= SubmissionIntake.Small; number++)
            large.Append(number == 0 ? "" : ",").Append($"{{\"id\":\"oc4ids-bu3kcz-{number}\",\"title\":\"Obra {number}\",\"description\":\"{new string('x', 900)}\"}}");
        var bytes = Encoding.UTF8.GetBytes(large.Append("]}").ToString());

        using var answer = await PostAsync(bytes);
        var body = await JsonAsync(answer);
        using var progress = await Client.GetAsync(new Uri(Text(body.GetProperty("links"), "progress")!).PathAndQuery);
        var events = await progress.Content.ReadAsStringAsync();
        var ended = await JsonAsync(await Client.GetAsync($"{Address}/{Text(body, "id")}"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("text/event-stream", progress.Content.Headers.ContentType?.MediaType);
        Assert.Contains("event: end", events);
        Assert.Contains($"\"bytesRead\":{bytes.Length}", events.Split("event: end")[1]);
        Assert.Equal("done", Text(ended, "state"));
        Assert.Equal("passed", Text(ended.GetProperty("verdicts").GetProperty("structure"), "outcome"));
    }

    [DatabaseFact]
    public async Task Delete_Validation_NeedsTheSecretOfItsCreation()
    {
        var body = await JsonAsync(await PostAsync("{}"u8.ToArray()));
        var address = $"{Address}/{Text(body, "id")}";

        using var without = await Client.DeleteAsync(address);
        using var wrong = await DeleteAsync(address, new string('0', 64));
        using var right = await DeleteAsync(address, Text(body, "secret")!);
        using var after = await Client.GetAsync(address);

        Assert.Equal("secret-missing", await CodeAsync(without));
        Assert.Equal("secret-not-accepted", await CodeAsync(wrong));
        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
        Assert.Equal("unknown-validation", await CodeAsync(after));
    }

    [DatabaseFact]
    public async Task Post_WithAMistake_SaysWhichOne()
    {
        Assert.Equal("document-missing", await CodeAsync(await PostAsync([])));
        Assert.Equal("unknown-parameter", await CodeAsync(await PostAsync([1], "?dias=7")));
        Assert.Equal("malformed-parameter", await CodeAsync(await PostAsync([1], "?days=8")));
        Assert.Equal("malformed-parameter", await CodeAsync(await Client.GetAsync($"{Address}/{await ValidateAsync("{}"u8.ToArray())}/report?format=pdf")));
        Assert.Equal("unknown-validation", await CodeAsync(await Client.GetAsync($"{Address}/0123/report")));
    }

    [DatabaseFact]
    public async Task Post_AddressThatIsNotPublic_IsRefusedInTheReadersLanguage()
    {
        foreach (var inside in new[] { shared.Portal.Address, "http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::1]/", "http://localhost/" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}?url={Uri.EscapeDataString(inside)}") { Headers = { { "Accept-Language", "en" } } };
            using var answer = await Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var problem = await JsonAsync(answer);
            Assert.Equal("address-not-public", Text(problem, "code"));
            Assert.Contains("does not lead to a public internet address", Text(problem, "detail"));
        }
    }

    [DatabaseFact]
    public async Task Post_Table_IsValidatedAndTheReportNamesItsCells()
    {
        using var table = new StringContent("id,title,budget/amount/amount\noc4ids-bu3kcz-1,Puente,mucho\n", Encoding.UTF8, "text/csv");
        using var answer = await Client.PostAsync(Address, table);
        var body = await JsonAsync(answer);
        var csv = await Client.GetStringAsync($"{Address}/{Text(body, "id")}/report?format=csv&language=es");
        var page = await Client.GetStringAsync($"/validador/informes/{Text(body, "id")}");

        Assert.Equal("table.csv", Text(body, "name"));
        Assert.Contains("table.csv!C2 (budget/amount/amount)", csv);
        Assert.Contains("table.csv!C2 (budget/amount/amount)", page);
    }

    [DatabaseFact]
    public async Task Post_DamagedDocuments_AreJudgedNotRefused()
    {
        foreach (var bytes in new[] { "no es JSON"u8.ToArray(), [0x50, 0x4B, 3, 4, 1, 2, 3], [0x1F, 0x8B, 0, 0, 0], [0xFF, 0xFE, 0x7B, 0] })
        {
            var body = await JsonAsync(await PostAsync(bytes));

            Assert.Equal("done", Text(body, "state"));
            Assert.Equal("failed", Text(body.GetProperty("verdicts").GetProperty("structure"), "outcome"));
        }
    }

    [DatabaseFact]
    public async Task Get_ValidationPastItsDate_IsGoneAndSwept()
    {
        var id = await ValidateAsync("{}"u8.ToArray());
        await using var db = await shared.Portal.OpenDbAsync();
        var past = DateTimeOffset.UtcNow.AddSeconds(-1);
        await db.Submissions.Where(submission => submission.Id == id).ExecuteUpdateAsync(set => set.SetProperty(submission => submission.ExpiresAt, past));

        using var answer = await Client.GetAsync($"{Address}/{id}");
        await shared.Portal.Services.GetRequiredService<SubmissionSweep>().SweepAsync(default);

        Assert.Equal("unknown-validation", await CodeAsync(answer));
        Assert.False(await db.Submissions.AnyAsync(submission => submission.Id == id));
        Assert.False(await db.SubmissionReports.AnyAsync(report => report.SubmissionId == id));
    }

    [DatabaseFact]
    public async Task Get_ValidationOfAProcessThatDied_SaysThatItWasInterrupted()
    {
        var now = DateTimeOffset.UtcNow;
        var id = Guid.NewGuid().ToString("n");
        await using var db = await shared.Portal.OpenDbAsync();
        db.Submissions.Add(new Submission
        {
            Id = id,
            SecretHash = [],
            Name = "a.json",
            Size = 1,
            Sha256 = [],
            State = SubmissionState.Running,
            SeenAt = now.AddMinutes(-2),
            CreatedAt = now.AddMinutes(-3),
            ExpiresAt = now.AddDays(1),
        });
        await db.SaveChangesAsync();

        await shared.Portal.Services.GetRequiredService<SubmissionSweep>().SweepAsync(default);
        var body = await JsonAsync(await Client.GetAsync($"{Address}/{id}"));

        Assert.Equal("failed", Text(body, "state"));
        Assert.Equal("interrupted", Text(body, "fault"));
        Assert.Equal("La validación se interrumpió porque el servidor se detuvo. Envíe el documento de nuevo.", Text(body, "faultText"));
    }

    [DatabaseFact]
    public async Task AFormSentWithoutScriptLeadsToTheReportAndOnlyItsSenderCanDeleteIt()
    {
        using var browser = shared.Portal.NewClient(cookies: true);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent([]), "file" },
            { new StringContent(await File.ReadAllTextAsync(Package)), "text" },
            { new StringContent(""), "url" },
            { new StringContent("90"), "days" },
        };

        using var sent = await browser.PostAsync("/validador/enviar", form);
        var address = sent.Headers.Location!.ToString();
        var page = await browser.GetStringAsync(address);
        var others = await Client.GetStringAsync(address);
        using var byOthers = await Client.PostAsync(address.Replace("informes", "borrar"), null);
        using var deleted = await browser.PostAsync(address.Replace("informes", "borrar"), null);
        using var after = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.StartsWith("/validador/informes/", address);
        Assert.Contains("data-testid=\"verdicts\"", page);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", page);
        Assert.Contains("data-testid=\"delete\"", page);
        Assert.DoesNotContain("data-testid=\"delete\"", others);
        Assert.Equal("/validador?problem=secret-not-accepted", byOthers.Headers.Location?.ToString());
        Assert.Equal("/validador?deleted=1", deleted.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [DatabaseFact]
    public async Task AFormWithNothingInItComesBackWithWhatIsMissing()
    {
        using var form = new MultipartFormDataContent { { new StringContent(""), "url" } };

        using var sent = await Client.PostAsync("/en/validator/enviar", form);
        var page = await Client.GetStringAsync(sent.Headers.Location!.ToString());

        Assert.Contains("<strong>The document is missing.</strong> Choose a file, paste the text or give an address.", page);
    }

    [DatabaseFact]
    public async Task OurOwnDataAreTracedToTheRowsTheyWereMadeFrom()
    {
        var package = JsonNode.Parse(await Client.GetByteArrayAsync("/api/v1/oc4ids/package.json"))!;
        package["projects"]![0]!["status"] = "unheard-of";
        var id = await ValidateAsync(Encoding.UTF8.GetBytes(package.ToJsonString()));

        var page = await Client.GetStringAsync($"/validador/informes/{id}");

        Assert.Contains("<h2 id=\"rows\">Filas de origen</h2>", page);
        Assert.Matches("<a href=\"/estado/exportaciones/\\d+\">", page);
    }

    [DatabaseFact]
    public async Task Get_Badge_ShowsFourVerdicts()
    {
        var id = await ValidateAsync(await File.ReadAllBytesAsync(Package));

        using var answer = await Client.GetAsync($"{Address}/{id}/badge.svg?language=en");
        var picture = System.Xml.Linq.XDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        var fields = picture.Root!.Elements().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.Equal(["OC4IDS 0.9.5", "structure", "conformance", "quality", "coverage"], fields.Select(field => field.Split(':')[0]));
    }

    [DatabaseFact]
    public async Task EveryRuleHasItsPageInBothLanguages()
    {
        foreach (var list in new[] { "/validador/reglas", "/en/validator/rules" })
        {
            var page = await Client.GetStringAsync(list);
            foreach (var rule in KnownRule.All)
            {
                Assert.Contains($"{list}/{rule.Code}\"", page);
                using var answer = await Client.GetAsync($"{list}/{rule.Code}");
                Assert.True(answer.StatusCode == HttpStatusCode.OK, rule.Code);
            }
        }
    }

    private async Task<string> ValidateAsync(byte[] document) => Text(await JsonAsync(await PostAsync(document)), "id")!;

    private Task<HttpResponseMessage> PostAsync(byte[] document, string query = "") => Client.PostAsync(Address + query, new ByteArrayContent(document));

    private async Task<HttpResponseMessage> DeleteAsync(string address, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", secret) } };
        return await Client.SendAsync(request);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => Text(await JsonAsync(answer), "code");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}

[Collection(PortalOnSqlite.Name)]
public sealed class ValidationTestsOnSqlite(PublishedPortalOnSqlite portal) : ValidationTests(portal);

[Collection(PortalOnPostgreSql.Name)]
public sealed class ValidationTestsOnPostgreSql(PublishedPortalOnPostgreSql portal) : ValidationTests(portal);
