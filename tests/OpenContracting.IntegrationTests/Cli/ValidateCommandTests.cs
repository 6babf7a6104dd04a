using System.Net;
using System.Text;
using System.Text.Json;
using OpenContracting.Cli;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary>What <c>occ validate</c> and <c>occ checks</c> do beside judging: remember, weigh, mend, fetch, explain.</summary>
public sealed class ValidateCommandTests : IDisposable
{
    private const string Package = """
        {"version":"0.9","uri":"https://example.org/p.json","publishedDate":"2026-01-31T12:00:00Z","publisher":{"name":"S"},"license":"https://example.org/l","publicationPolicy":"https://example.org/p",
         "projects":[{"id":"oc4ids-bu3kcz-1","title":" Puente ","status":"Completion","updated":"2026-01-02 03:04:05 -0500",
          "description":"","budget":{"amount":{"amount":"12.50","currency":"PAB"}}}]}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("occ-validate-").FullName;

    [Fact]
    public async Task WhatTheBaselineKnowsDoesNotFail()
    {
        var file = Write("p.json", Package);
        var known = Path.Combine(folder, "known.json");
        await RunAsync("validate", file, "--format", $"json={known}", "--quiet");

        var same = await RunAsync("validate", file, "--baseline", known, "--format", $"csv={known}.csv", "--lang", "en");
        Write("p.json", Package.Replace("\"PAB\"", "12", StringComparison.Ordinal));
        var worse = await RunAsync("validate", file, "--baseline", known, "--format", $"csv={known}.csv", "--lang", "en", "--quiet");

        Assert.Equal(ExitCode.Ok, same.Code);
        Assert.Matches(@"^\d+ known findings are not shown; 0 are new\.\n$", same.Error);
        Assert.Equal(ExitCode.Findings, worse.Code);
        Assert.Contains("/projects/0/budget/amount/currency", await File.ReadAllTextAsync(known + ".csv"));
    }

    [Fact]
    public async Task ComparisonTellsNewMendedAndStill()
    {
        var file = Write("p.json", Package);
        var before = Path.Combine(folder, "before.json");
        await RunAsync("validate", file, "--format", $"json={before}", "--schema-only", "--quiet");
        Write("p.json", Package.Replace("\"12.50\"", "12.50", StringComparison.Ordinal).Replace("\"S\"", "7", StringComparison.Ordinal));

        var run = await RunAsync("validate", file, "--compare", before, "--schema-only", "--format", $"json={before}.2", "--lang", "en", "--quiet");

        Assert.Equal("1 new, 1 mended, 2 still there\n", run.Error);
    }

    [Fact]
    public async Task RepairsLoseAndInventNothing()
    {
        var file = Write("p.json", Package);
        var repaired = Path.Combine(folder, "fixed.json");

        var run = await RunAsync("validate", file, "--fix", repaired, "--format", $"json={repaired}.report", "--lang", "en", "--quiet");

        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(repaired));
        var project = document.RootElement.GetProperty("projects")[0];
        Assert.Equal(
            ("Puente", "completion", "2026-01-02T03:04:05-05:00", "12.50", false),
            (project.GetProperty("title").GetString(), project.GetProperty("status").GetString(), project.GetProperty("updated").GetString(),
                project.GetProperty("budget").GetProperty("amount").GetProperty("amount").GetRawText(), project.TryGetProperty("description", out _)));
        Assert.Equal($"5 repairs: {repaired}; the list: {repaired}.patch.json\n", run.Error);
        using var patch = JsonDocument.Parse(await File.ReadAllBytesAsync(repaired + ".patch.json"));
        Assert.Contains("""{"op":"remove","path":"/projects/0/description","was":"","code":""", Compact(patch));
        Assert.Equal(Package, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task ASettingSilencesARuleUntilItsDay()
    {
        var file = Write("p.json", Package.Replace("\"12.50\"", "1", StringComparison.Ordinal).Replace("\"Completion\"", "\"completion\"", StringComparison.Ordinal)
            .Replace("\"2026-01-02 03:04:05 -0500\"", "\"x\"", StringComparison.Ordinal).Replace("\"description\":\"\",", "", StringComparison.Ordinal));
        string Settings(string until) => Write("occ.json", $$"""{"rules":[{"code":"invalid-date-time","severity":"off","reason":"being mended","until":"{{until}}"}]}""");

        var silenced = await RunAsync("validate", file, "--settings", Settings("2999-12-31"), "--format", $"json={file}.report", "--lang", "en", "--quiet");
        var expired = await RunAsync("validate", file, "--settings", Settings("2020-01-31"), "--format", $"json={file}.report", "--lang", "en", "--quiet");
        var nameless = await RunAsync("validate", file, "--settings", Write("bad.json", """{"rules":[{"code":"invalid-date-tine"}]}"""), "--lang", "en");

        Assert.Equal((ExitCode.Ok, ""), (silenced.Code, silenced.Error));
        Assert.Equal(ExitCode.Findings, expired.Code);
        Assert.EndsWith("occ.json: what it says of invalid-date-time ended on 2020-01-31 and holds no longer.\n", expired.Error);
        Assert.Equal((ExitCode.Usage, "I know no rule 'invalid-date-tine'. Did you mean 'invalid-date-time'?\n"), (nameless.Code, nameless.Error));
    }

    [Fact]
    public async Task OfAnAddressItIsJudgedHowItIsServed()
    {
        using var listener = new HttpListener();
        var address = Listen(listener);
        var served = Task.Run(async () =>
        {
            for (var asked = 0; asked < 2; asked++)
            {
                var context = await listener.GetContextAsync();
                context.Response.ContentType = "text/html; charset=latin1";
                context.Response.StatusCode = context.Request.HttpMethod == "HEAD" ? 405 : 200;
                if (context.Request.HttpMethod == "GET")
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Package));
                context.Response.Close();
            }
        });
        var report = Path.Combine(folder, "report.ndjson");

        var run = await RunAsync("validate", address, "--format", $"ndjson={report}", "--lang", "en", "--quiet");
        await served;

        var notices = (await File.ReadAllLinesAsync(report)).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(notice => notice.GetProperty("code").GetString()!.StartsWith("delivery-", StringComparison.Ordinal))
            .Select(notice => notice.GetProperty("message").GetString());
        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Equal(
            [
                "The file is served over http; https was expected.",
                "The server says that the file is text/html; application/json was expected.",
                "The server announces the encoding latin1; JSON is in utf-8.",
                "The server answered HEAD with 405; 200 was expected.",
                "The server gives none of these headers: ETag, Last-Modified.",
            ],
            notices);
    }

    [Fact]
    public async Task ARuleIsExplainedAndAMistypedOneGuessed()
    {
        var explained = await RunAsync("checks", "missing-currency", "--lang", "en");
        var engine = await RunAsync("checks", "closed-codelist", "--lang", "es");
        var mistyped = await RunAsync("checks", "mising-currency", "--lang", "es");

        Assert.StartsWith("missing-currency · Warning · Quality\n\n# ", explained.Output);
        Assert.Equal("closed-codelist · Error · Conformidad\n\n# El código no está en la lista cerrada\n\nUse un código de la lista; las mayúsculas cuentan.\n", engine.Output);
        Assert.Equal((ExitCode.Usage, "No conozco la regla «mising-currency». ¿Quiso decir «missing-currency»?\n"), (mistyped.Code, mistyped.Error));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Compact(JsonDocument document) => JsonSerializer.Serialize(document.RootElement);

    private static string Listen(HttpListener listener)
    {
        for (var tries = 0; ; tries++)
        {
            var address = $"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/";
            try
            {
                listener.Prefixes.Clear();
                listener.Prefixes.Add(address);
                listener.Start();
                return address + "package.json";
            }
            catch (HttpListenerException) when (tries < 20)
            {
                // Another one has the port.
            }
        }
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
