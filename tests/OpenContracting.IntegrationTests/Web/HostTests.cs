using System.Net;
using System.Text.Json;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage;
using OpenContracting.Web.Hosting;

namespace OpenContracting.IntegrationTests.Web;

public sealed class HostTests
{
    [Fact]
    public async Task Get_PackageBeforeTheFirstPublication_IsAProblemNeverAnEmptyPackage()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        portal.Client.DefaultRequestHeaders.Add("Accept-Language", "en");

        using var answer = await portal.Client.GetAsync("/api/v1/oc4ids/package.json");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("no-publication-yet", problem.RootElement.GetProperty("code").GetString());
        Assert.Equal("Nothing is published yet", problem.RootElement.GetProperty("title").GetString());
        Assert.Equal("https://obras.example.org/api/errores#no-publication-yet", problem.RootElement.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("--rol web", "--rol", "--role")]
    [InlineData("--role boss", "boss", "worker")]
    [InlineData("--role web", "PostgreSQL", "SQLite")]
    [InlineData("--no-demo", "--public-address", "https://")]
    [InlineData("--public-address obras", "obras", "https://")]
    [InlineData("--database Host=", "--database", "Host=localhost")]
    [InlineData("--database localhost", "--database", "Host=localhost")]
    [InlineData("--schemas nowhere", "nowhere", "--schemas")]
    [InlineData("--trusted-proxy gateway", "gateway", "10.0.0.0/8")]
    [InlineData("--demo --no-demo", "--demo", "--no-demo")]
    [InlineData("--OpenContracting:ReadsPerMinute=0", "ReadsPerMinute", "0")]
    [InlineData("--OpenContracting:AlarmEmails=ana", "AlarmEmails", "ana")]
    [InlineData("--OpenContracting:SmtpServer=correo", "correo", "smtp://")]
    [InlineData("--OpenContracting:SmtpServer=smtp://ana:clave@correo", "SmtpServer", "SmtpPassword")]
    [InlineData("--OpenContracting:LogFormat=xml", "xml", "json")]
    public async Task AMistakeInTheArgumentsIsOneSentenceThatNamesItAndWhatWouldDo(string arguments, string mistake, string remedy)
    {
        var refusal = await Assert.ThrowsAsync<OperatorMistakeException>(() => RunningPortal.StartAsync(Database.Sqlite, arguments.Split(' ')));

        var sentence = Assert.Single(refusal.Sentences);
        Assert.Contains(mistake, sentence);
        Assert.Contains(remedy, sentence);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/en")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/health/ready")]
    public async Task Head_WhereverGetAnswers_AnswersTheSameWithoutABody(string address)
    {
        await using var portal = await RunningPortal.StartRealAsync();

        using var get = await portal.Client.GetAsync(address);
        using var head = await portal.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task EveryAnswerCarriesTheStrictPolicy()
    {
        await using var portal = await RunningPortal.StartRealAsync();

        using var answer = await portal.Client.GetAsync("/");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task WithACollectorNamedMetricsAndTracesAreSentAndNothingOfWhoAsked()
    {
        await using var collector = await StandInSource.StartAsync();
        var (metrics, traces) = (collector.Receive("/v1/metrics"), collector.Receive("/v1/traces"));
        await using (var portal = await RunningPortal.StartRealAsync(Database.Sqlite, "--OpenContracting:Telemetry=" + collector.Address))
        {
            portal.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Lectora/7");
            (await portal.Client.GetAsync("/api/v1/projects?q=palabrasecreta")).Dispose();
            (await portal.Client.GetAsync("/inicio/enlacesecreto")).Dispose();
            await portal.PublishAsync("2024-01");
        }

        var sent = string.Concat(metrics.Concat(traces).Select(post => System.Text.Encoding.Latin1.GetString(post.Body)));
        Assert.Contains("opencontracting.exports", sent);
        Assert.Contains("opencontracting.partition.duration", sent);
        Assert.Contains("partition MergeReleases", sent);
        Assert.Contains("GET /api/v1/projects", sent);
        Assert.DoesNotContain("Lectora", sent);
        Assert.DoesNotContain("palabrasecreta", sent);
        Assert.DoesNotContain("enlacesecreto", sent);
        Assert.DoesNotContain("client.address", sent);
    }

    [Fact]
    public void AMountedSecretThatCannotBeReadIsSaidInASentence()
    {
        const string Variable = "OPENCONTRACTING_SMTP_PASSWORD_FILE";
        var file = Path.GetTempFileName();
        using (File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var mistake = Assert.Throws<OperatorMistakeException>(() => EnvironmentSettings.Read(name => name == Variable ? file : null));
            Assert.Equal(PortalTexts.Console("host.secretFileUnreadable", Variable, file), mistake.Message);
        }

        File.Delete(file);
    }

    [Fact]
    public async Task ATableInTheSchemaFolderTakesThePlaceOfTheProgramsOwn()
    {
        var folder = Directory.CreateTempSubdirectory("oc-schemas-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "panama"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "panama", "institutions.csv"), "id,code,name,kind,source\nPA-1,0-99,Ministerio de Ejemplo,ministry,synthetic\n");

        // A process of its own: the schema folder holds for a whole process.
        await using (var instance = InstanceProcess.Start(
            new StorageOptions { Connection = "", DataFolder = Path.Combine(folder, "data") }, more: ["--schemas", folder]))
        {
            using var client = new HttpClient { BaseAddress = new Uri(await instance.Address.Task.WaitAsync(TimeSpan.FromMinutes(2))) };
            Assert.Contains("1 institutions in our table", await client.GetStringAsync("/en/institutions"));
        }

        Directory.Delete(folder, recursive: true);
    }
}
