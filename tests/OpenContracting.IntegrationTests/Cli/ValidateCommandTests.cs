using System.IO.Compression;
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
        Assert.Matches(@"^Known findings, not shown: \d+; new: 0\.\n$", same.Error);
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

        Assert.Equal("New: 1; mended: 1; still there: 2\n", run.Error);
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
        Assert.Equal($"Repairs: 5, in {repaired}; the list, in {repaired}.patch.json\n", run.Error);
        using var patch = JsonDocument.Parse(await File.ReadAllBytesAsync(repaired + ".patch.json"));
        Assert.Contains("""{"op":"remove","path":"/projects/0/description","was":"","code":""", Compact(patch));
        Assert.Equal(Package, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task RepairsLeaveIdsThatWouldBecomeOthersAndTextsThatAreNone()
    {
        var file = Write("p.json", "\uFEFF" + Package.Replace("\"description\":\"\"", "\"description\":\"\\ud800 \",\"parties\":[{\"id\":\"1\"},{\"id\":\"1 \"},{\"id\":\"2 \"}]", StringComparison.Ordinal));
        var repaired = Path.Combine(folder, "fixed.json");

        var run = await RunAsync("validate", file, "--fix", repaired, "--format", $"json={repaired}.report", "--lang", "en", "--quiet");

        var text = await File.ReadAllTextAsync(repaired);
        Assert.StartsWith("Repairs: ", run.Error);
        Assert.Contains("\"description\": \"\\ud800 \"", text);
        Assert.Contains("\"id\": \"1 \"", text);
        Assert.Contains("\"id\": \"2\"", text);
    }

    [Theory]
    [InlineData(ExitCode.UnreadableInput, "OTHER is not a provenance file of occ: one is made with occ convert --provenance FILE\n", "--provenance", "OTHER")]
    [InlineData(ExitCode.UnreadableInput, "The earlier document (--previous) cannot be read whole as a package of OC4IDS or OCDS: OTHER\n", "--previous", "OTHER")]
    [InlineData(ExitCode.Usage, "In OTHER, I do not know 'x'; expected: rules, rulePages.\n", "--settings", "OTHER")]
    [InlineData(ExitCode.Usage, "I cannot write to 'OTHER/r.json': its folder does not exist, it is not permitted, or it is a folder.\n", "--format", "json=OTHER/r.json")]
    public async Task AFileThatIsNotWhatAnOptionAsksForIsNamed(int code, string expected, params string[] options)
    {
        var file = Write("p.json", Package);
        var other = Write("other.json", "{\"x\":[]}");

        var run = await RunAsync(["validate", file, "--lang", "en", "--quiet", .. options.Select(option => option.Replace("OTHER", other, StringComparison.Ordinal))]);

        Assert.Equal((code, expected.Replace("OTHER", other, StringComparison.Ordinal)), (run.Code, run.Error));
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
    public async Task TablesHaveEveryFindingHoweverFewAreKept()
    {
        var projects = string.Join(",", Enumerable.Range(1, 50).Select(number => $$"""{"id":"oc4ids-bu3kcz-{{number}}","title":7}"""));
        var file = Write("p.json", $$"""{"version":"0.9","uri":"https://example.org/p.json","publishedDate":"2026-01-31T12:00:00Z","publisher":{"name":"S"},"projects":[{{projects}}]}""");

        var run = await RunAsync("validate", file, "--max-per-rule", "2", "--format", $"csv={file}.csv", "--format", $"ndjson={file}.ndjson", "--format", $"json={file}.report",
            "--settings", Write("occ.json", """{"rules":[{"code":"wrong-type","severity":"warning","reason":"known","until":"2999-12-31"}]}"""), "--lang", "en", "--quiet");

        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(file + ".report"));
        var lines = await File.ReadAllLinesAsync(file + ".ndjson");
        Assert.Equal((ExitCode.Ok, ""), (run.Code, run.Error));
        Assert.Equal(50, lines.Count(line => line.Contains("\"code\":\"wrong-type\",\"severity\":\"warning\"", StringComparison.Ordinal)));
        Assert.Equal(50, (await File.ReadAllLinesAsync(file + ".csv")).Count(line => line.Contains(",warning,wrong-type,", StringComparison.Ordinal)));
        Assert.Equal(2, report.RootElement.GetProperty("documents")[0].GetProperty("notices").EnumerateArray().Count(notice => notice.GetProperty("code").GetString() == "wrong-type"));
    }

    [Fact]
    public async Task AddressesAreTriedWhenThatIsAllowed()
    {
        using var listener = new HttpListener();
        var address = Listen(listener);
        var served = Task.Run(async () =>
        {
            for (var asked = 0; asked < 3; asked++)
            {
                var context = await listener.GetContextAsync();
                context.Response.StatusCode = context.Request.Url!.AbsolutePath == "/there.pdf" ? 200 : 404;
                context.Response.Close();
            }
        });
        var there = address.Replace("package.json", "there.pdf", StringComparison.Ordinal);
        var file = Write("p.json", Package.Replace("\"title\"", $$"""
            "documents":[{"id":"1","documentType":"projectScope","url":"{{there}}"},{"id":"2","documentType":"projectScope","url":"{{address}}"}],"title"
            """, StringComparison.Ordinal));

        await RunAsync("validate", file, "--try-links", "--format", $"ndjson={file}.ndjson", "--lang", "en", "--quiet");
        await served;

        var told = (await File.ReadAllLinesAsync(file + ".ndjson")).Where(line => line.Contains("\"url-availability\"", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement);
        Assert.Equal([("/projects/0/documents/1/url", $"The address \"{address}\" does not answer.")],
            told.Select(notice => (notice.GetProperty("pointer").GetString(), notice.GetProperty("message").GetString()))!);
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

    [Theory]
    [InlineData("es", "Falta el archivo después de json=\n", "--format", "json=")]
    [InlineData("es", "--fail-on espera error|warning|information|never, no «warnin». ¿Quiso decir «warning»?\nVea occ validate --help\n", "--fail-on", "warnin")]
    [InlineData("en", "--fail-on needs a value: error|warning|information|never\nSee occ validate --help\n", "--fail-on")]
    [InlineData("es", "--max-per-rule espera N, no «-1».\nVea occ validate --help\n", "--max-per-rule", "-1")]
    [InlineData("en", "--lang expects es|en, not 'fr'.\nSee occ validate --help\n", "--lang", "fr")]
    [InlineData("en", "I do not know '--formt'. Did you mean '--format'?\nSee occ validate --help\n", "--formt", "json")]
    [InlineData("en", "I have no extension 'nosuch'; 'occ schemas list' says which there are.\n", "--extension", "nosuch")]
    [InlineData("es", "INPUT no se puede juzgar por OCDS 1.1.5: es de otro estándar, o esa versión no tiene este tipo de documento.\n", "--schema", "OCDS 1.1.5")]
    [InlineData("en", "The result cannot go to 'INPUT': that is read or written already. Give it another name.\n", "--fix", "INPUT")]
    [InlineData("en", "The result cannot go to 'INPUT': that is read or written already. Give it another name.\n", "--format", "json=INPUT")]
    public async Task AMistakeInTheOptionsIsNamed(string language, string expected, params string[] options)
    {
        var file = Write("p.json", Package);
        var arguments = options.Select(option => option.Replace("INPUT", file, StringComparison.Ordinal));

        var run = await RunAsync(["validate", file, "--lang", language, .. arguments]);

        var name = options[0] == "--schema" ? Path.GetFileName(file) : file;
        Assert.Equal((ExitCode.Usage, expected.Replace("INPUT", name, StringComparison.Ordinal)), (run.Code, run.Error));
        Assert.Equal(Package, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task TablesAreValidatedAndEachFindingNamesItsCell()
    {
        var projects = Write("projects.csv", "id;title;budget/amount/amount;status;notas\noc4ids-bu3kcz-1;Puente;mucho;Completion;x\n");
        var parties = Write("parties.csv", "_parent;id;name\noc4ids-bu3kcz-9;b;X\n");
        var report = Path.Combine(folder, "report.txt");

        var run = await RunAsync("validate", projects, parties, "--format", $"csv={report}", "--lang", "es", "--quiet");
        var whole = await RunAsync("validate", folder, "--format", $"csv={report}.2", "--lang", "es", "--quiet");

        var lines = (await File.ReadAllLinesAsync(report)).Skip(1).Where(line => line.Contains(",structure,") || line.Contains("closed-codelist")).ToList();
        Assert.Equal((ExitCode.Findings, ExitCode.Findings), (run.Code, whole.Code));
        Assert.Contains(lines, line => line.Contains("table-not-a-number,Se esperaba un número y la celda dice «mucho»; no se usó.") && line.Contains("\"projects.csv, fila 2, columna «budget/amount/amount»\""));
        Assert.Contains(lines, line => line.Contains("table-column-unknown") && line.Contains("\"projects.csv, fila 1, columna «notas»\""));
        Assert.Contains(lines, line => line.Contains("table-no-such-parent") && line.Contains("\"parties.csv, fila 2, columna «_parent»\""));
        Assert.Contains(lines, line => line.Contains("closed-codelist") && line.Contains("/status,2,4,oc4ids-bu3kcz-1,") && line.Contains("\"projects.csv, fila 2, columna «status»\""));
        Assert.Equal((await File.ReadAllLinesAsync(report)).Length, (await File.ReadAllLinesAsync(report + ".2")).Length);
    }

    [Theory]
    [InlineData("es", "http://no-such-host.invalid/p.json", "No pude traer ADDRESS: ese nombre de servidor no existe, o no hay red (")]
    [InlineData("en", "http://127.0.0.1:1/p.json", "I could not fetch ADDRESS: the server accepts no connections (")]
    [InlineData("en", "https://", "I could not fetch ADDRESS: it is no address that can be read (")]
    public async Task WhyAnAddressGivesNothingIsSaidInWords(string language, string address, string expected)
    {
        var run = await RunAsync("validate", address, "--lang", language, "--quiet");

        Assert.Equal(ExitCode.UnreadableInput, run.Code);
        Assert.StartsWith(expected.Replace("ADDRESS", address, StringComparison.Ordinal), run.Error);
    }

    [Fact]
    public async Task AnAnswerThatIsNoneAndABodyThatIsNotAsSaidAreTold()
    {
        using var listener = new HttpListener();
        var address = Listen(listener);
        _ = Task.Run(async () =>
        {
            while (listener.IsListening)
            {
                var context = await listener.GetContextAsync();
                context.Response.StatusCode = context.Request.Url!.Query.Length > 0 ? 404 : 200;
                context.Response.AddHeader("Content-Encoding", "gzip");
                if (context.Request.HttpMethod == "GET")
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Package));
                context.Response.Close();
            }
        });

        var lie = await RunAsync("validate", address, "--format", $"ndjson={folder}/lie.ndjson", "--lang", "en", "--quiet");
        var missing = await RunAsync("validate", address + "?x", "--lang", "en", "--quiet");

        Assert.Equal(ExitCode.Findings, lie.Code);
        Assert.Contains(await File.ReadAllLinesAsync($"{folder}/lie.ndjson"), line => line.Contains("\"code\":\"delivery-encoding\",\"severity\":\"error\"", StringComparison.Ordinal));
        Assert.Equal((ExitCode.UnreadableInput, $"I could not fetch {address}?x: there is nothing at that address (404 Not Found)\n"), (missing.Code, missing.Error));
    }

    [Fact]
    public async Task CoveCountsUnknownFieldsHoweverFewFindingsAreKept()
    {
        var projects = string.Join(',', Enumerable.Range(1, 50).Select(number => $$"""{"id":"oc4ids-bu3kcz-{{number}}","unknown":"{{number}}"}"""));
        var file = Write("p.json", $$"""{"version":"0.9","uri":"https://example.org/p.json","publishedDate":"2026-01-31T12:00:00Z","publisher":{"name":"S"},"projects":[{{projects}}]}""");

        await RunAsync("validate", file, "--max-per-rule", "2", "--format", $"cove={file}.cove", "--quiet");

        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(file + ".cove"));
        var unknown = report.RootElement.GetProperty("additional_fields").GetProperty("/projects/unknown");
        Assert.Equal((50, "[\"1\",\"2\",\"3\"]"), (unknown.GetProperty("count").GetInt32(), Compact(unknown.GetProperty("examples"))));
    }

    [Fact]
    public async Task SettingsReachTheFormatsOfPrograms()
    {
        var file = Write("p.json", Package);
        var settings = Write("occ.json", """{"rulePages":"https://example.org/reglas","rules":[{"code":"wrong-type","severity":"off","reason":"being mended","until":"2999-12-31"},{"code":"invalid-date-time","severity":"warning","reason":"known","until":"2999-12-31"}]}""");

        var run = await RunAsync("validate", file, "--settings", settings, "--format", $"csv={file}.csv", "--format", $"sarif={file}.sarif", "--format", $"junit={file}.xml", "--lang", "en", "--quiet");

        var rows = await File.ReadAllLinesAsync(file + ".csv");
        Assert.Equal("", run.Error);
        Assert.Contains(rows, row => row.Contains(",warning,invalid-date-time,", StringComparison.Ordinal) && row.EndsWith(",known (→ 2999-12-31)", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains(",off,wrong-type,", StringComparison.Ordinal) && row.EndsWith(",being mended (→ 2999-12-31)", StringComparison.Ordinal));
        Assert.Contains("\"justification\": \"being mended (→ 2999-12-31)\"", await File.ReadAllTextAsync(file + ".sarif"));
        Assert.Contains("\"helpUri\": \"https://example.org/reglas/wrong-type\"", await File.ReadAllTextAsync(file + ".sarif"));
        Assert.Contains("<skipped message=\"Rule weighed less by whoever validates: wrong-type → silenced, until 2999-12-31; findings: 1. Reason: being mended\" />", await File.ReadAllTextAsync(file + ".xml"));
    }

    [Fact]
    public async Task TextOfADocumentCommandsNoTerminal()
    {
        var file = Write("p.json", Package.Replace("oc4ids-bu3kcz-1", "\\u001b[31mred\\u202e", StringComparison.Ordinal));

        var run = await RunAsync("validate", file, "--format", $"pretty={file}.txt", "--lang", "en", "--quiet");

        var text = await File.ReadAllTextAsync(file + ".txt");
        Assert.Equal("", run.Error);
        Assert.Contains("\uFFFD[31mred\uFFFD", text);
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u202e', text);
    }

    [Fact]
    public async Task AnArchiveWithoutDocumentsIsNotCalledDamaged()
    {
        var empty = Path.Combine(folder, "empty.zip");
        await using (var archive = await ZipFile.OpenAsync(empty, ZipArchiveMode.Create))
            archive.CreateEntry("readme.txt");
        var page = Write("page.zip", "<html>");

        await RunAsync("validate", empty, page, "--format", $"csv={folder}/found.txt", "--quiet");

        var rows = await File.ReadAllLinesAsync($"{folder}/found.txt");
        Assert.Contains(rows, row => row.StartsWith("empty.zip,", StringComparison.Ordinal) && row.Contains("empty-archive"));
        Assert.DoesNotContain(rows, row => row.StartsWith("empty.zip,", StringComparison.Ordinal) && row.Contains("damaged-archive"));
        Assert.Contains(rows, row => row.StartsWith("page.zip,", StringComparison.Ordinal) && row.Contains("damaged-archive"));
    }

    [Fact]
    public async Task WhatIsNoDocumentIsNotCalledGood()
    {
        var file = Write("page.json", "<html>");
        var report = Path.Combine(folder, "report.txt");

        var run = await RunAsync("validate", file, "--format", $"pretty={report}", "--lang", "es", "--quiet");

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.StartsWith(
            $"""
            {Path.GetFileName(file)}
            No es un documento reconocible de OC4IDS ni de OCDS · 0.0 kB

              ✘ Estructura   con errores (errores: 2, advertencias: 0)
              – Conformidad  no se pudo juzgar
              – Calidad      no se pudo juzgar
              – Cobertura    no se pudo juzgar

            """,
            await File.ReadAllTextAsync(report));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Compact(JsonDocument document) => Compact(document.RootElement);

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

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
