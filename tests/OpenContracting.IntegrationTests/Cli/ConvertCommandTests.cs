using System.Text.Json;
using OpenContracting.Cli;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary><c>occ convert</c> on OCDS packages: which processes are one project, how it is filled, what the package says.</summary>
public sealed class ConvertCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opencontracting-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task AProjectIdMakesOneProjectOfAllProcesses()
    {
        Write("releases.json", Package(Release("ocds-abcdef-1", "Compra de sillas"), Release("ocds-abcdef-2", "Otra compra")));

        var run = await RunAsync("convert", At("releases.json"), "--project-id", "oc4ids-abc123-7", "--out", At("out.jsonl"), "-q");

        Assert.Equal(ExitCode.Ok, run.Code);
        var project = Assert.Single(Lines());
        Assert.Equal("oc4ids-abc123-7", project.GetProperty("id").GetString());
        Assert.Equal(["ocds-abcdef-1", "ocds-abcdef-2"], project.GetProperty("contractingProcesses").EnumerateArray().Select(process => process.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task TheCrosswalkJoinsWhatTheRulesKeepApartAndNamesTheProject()
    {
        Write("releases.json", Package(Release("ocds-abcdef-1", "Construcción de puente vehicular"), Release("ocds-abcdef-2", "Construcción de puente peatonal"), Release("ocds-abcdef-3", "Construcción de carretera y puentes")));
        Write("crosswalk.csv", "process,project,title\nocds-abcdef-1,P-1,Obra reunida\nocds-abcdef-2,P-1,Obra reunida\n");

        var apart = await RunAsync("convert", At("releases.json"), "--out", At("out.jsonl"), "-q");
        var rules = Lines().Count;
        var run = await RunAsync("convert", At("releases.json"), "--crosswalk", At("crosswalk.csv"), "--prefix", "oc4ids-abc123", "--out", At("out.jsonl"), "-q");

        Assert.Equal((ExitCode.Ok, ExitCode.Ok, 3), (apart.Code, run.Code, rules));
        var projects = Lines();
        Assert.Equal(2, projects.Count);
        var joined = projects.Single(project => project.GetProperty("contractingProcesses").GetArrayLength() == 2);
        Assert.Equal(("oc4ids-abc123-P-1", "Obra reunida"), (joined.GetProperty("id").GetString(), joined.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task OptionalTransformsAreThoseAskedForByOurCodesOrTheKitsNames()
    {
        Write("releases.json", Package(Release("ocds-abcdef-1", "Construcción de puente vehicular")));
        string[] convert = ["convert", At("releases.json"), "--project-id", "oc4ids-abc123-7", "--out", At("out.jsonl"), "-q"];

        await RunAsync([.. convert, "--transforms", "none"]);
        var bare = Assert.Single(Lines());
        await RunAsync([.. convert, "--transforms", "title_from_tender,description-from-tender"]);
        var filled = Assert.Single(Lines());
        var wrong = await RunAsync([.. convert, "--transforms", "title_from_air", "--lang", "en"]);

        Assert.False(bare.TryGetProperty("title", out _) || bare.TryGetProperty("publicAuthority", out _));
        Assert.Equal("Construcción de puente vehicular", filled.GetProperty("title").GetString());
        Assert.False(filled.TryGetProperty("publicAuthority", out _));
        Assert.Equal(ExitCode.Usage, wrong.Code);
        Assert.StartsWith("There is no optional way called “title_from_air”. There are: ", wrong.Error);
    }

    [Fact]
    public async Task ThePackageSaysWhatWasAskedAndValidates()
    {
        Write("releases.json", Package(Release("ocds-abcdef-1", "Construcción de puente vehicular")));

        var run = await RunAsync(
            "convert", At("releases.json"), "--package", "--uri", "https://example.org/p.json", "--published-date", "2026-03-01T05:00:00Z", "--publisher-name", "Publicador sintético",
            "--publisher-scheme", "PA-RUC", "--publisher-uid", "8-NT-1-1", "--publisher-uri", "https://example.org", "--license", "https://example.org/l", "--publication-policy", "https://example.org/pol",
            "--out", At("p.json"), "-q");
        var valid = await RunAsync("validate", At("p.json"), "--schema-only", "--format", "json=" + At("report.json"), "-q");

        Assert.Equal((ExitCode.Ok, ExitCode.Ok), (run.Code, valid.Code));
        Assert.StartsWith(
            """{"uri":"https://example.org/p.json","version":"0.9","publishedDate":"2026-03-01T05:00:00Z","publisher":{"name":"Publicador sintético","scheme":"PA-RUC","uid":"8-NT-1-1","uri":"https://example.org"},"license":"https://example.org/l","publicationPolicy":"https://example.org/pol","projects":[""",
            await File.ReadAllTextAsync(At("p.json")));
    }

    [Fact]
    public async Task ACrosswalkWithoutItsColumnsIsTold()
    {
        Write("releases.json", Package(Release("ocds-abcdef-1", "Construcción de puente vehicular")));
        Write("crosswalk.csv", "a,b\n1,2\n");

        var run = await RunAsync("convert", At("releases.json"), "--crosswalk", At("crosswalk.csv"), "--lang", "en", "-q");

        Assert.Equal(ExitCode.UnreadableInput, run.Code);
        Assert.Contains("no crosswalk; a column is missing", run.Error);
    }

    [Fact]
    public async Task AFlattenedPackageComesBackWholeFromAWorkbook()
    {
        Write("releases.json", Package(Release("ocds-abcdef-1", "Construcción de puente vehicular")));
        await RunAsync("convert", At("releases.json"), "--package", "--uri", "https://example.org/p.json", "--publisher", "P", "--license", "https://example.org/l", "--out", At("p.json"), "-q");

        var flat = await RunAsync("flatten", At("p.json"), "--headers", "es", "--out", At("p.xlsx"), "-q");
        var back = await RunAsync("unflatten", At("p.xlsx"), "--package", "--out", At("again.json"), "-q");

        Assert.Equal((ExitCode.Ok, ExitCode.Ok), (flat.Code, back.Code));
        using var before = JsonDocument.Parse(await File.ReadAllBytesAsync(At("p.json")));
        using var after = JsonDocument.Parse(await File.ReadAllBytesAsync(At("again.json")));
        Assert.True(JsonElement.DeepEquals(before.RootElement, after.RootElement));
    }

    private string At(string name) => Path.Combine(folder, name);

    private void Write(string name, string text) => File.WriteAllText(At(name), text);

    private List<JsonElement> Lines() => [.. File.ReadLines(At("out.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Release(string ocid, string title) => $$$"""
        {"ocid":"{{{ocid}}}","id":"1","date":"2026-01-01T00:00:00-05:00","tag":["tender"],"initiationType":"tender",
         "parties":[{"id":"MOP","name":"Ministerio de Obras Públicas","roles":["buyer"]}],"buyer":{"id":"MOP","name":"Ministerio de Obras Públicas"},
         "tender":{"id":"t-{{{ocid}}}","title":"{{{title}}}","description":"Descripción","value":{"amount":250000,"currency":"PAB"},"status":"active","mainProcurementCategory":"works"} }
        """;

    private static string Package(params string[] releases) =>
        $$"""{"uri":"https://example.org/r.json","version":"1.1","publishedDate":"2026-01-02T00:00:00Z","publisher":{"name":"P"},"releases":[{{string.Join(',', releases)}}]}""";

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
