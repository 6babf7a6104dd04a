using System.Text.Json;
using OpenContracting.Cli;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Cli;

public sealed class CompileCommandTests : IDisposable
{
    private const string Extension = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json";

    private readonly string folder = Directory.CreateTempSubdirectory("opencontracting-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task ReleasesOfSeveralPackagesAreCompiledByProcess()
    {
        var (exit, lines) = await Compile(Package("a", Release("o-1", 1, "borrador"), Release("o-2", 1, "otro")), Package("b", Release("o-1", 2, "final")));

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Equal(
            [("o-1", "final", "o-1-2026-01-02T00:00:00Z"), ("o-2", "otro", "o-2-2026-01-01T00:00:00Z")],
            lines.Select(line => (Text(line, "ocid"), Text(line.GetProperty("tender"), "title"), Text(line, "id"))));
    }

    [Fact]
    public async Task VersionsKeepEveryValueWithItsRelease()
    {
        var (_, lines) = await Compile(Package("a", Release("o-1", 2, "final"), Release("o-1", 1, "borrador")), "--versioned");

        Assert.Equal(
            [("1", "borrador"), ("2", "final")],
            Assert.Single(lines).GetProperty("tender").GetProperty("title").EnumerateArray().Select(version => (Text(version, "releaseID"), Text(version, "value"))));
    }

    [Fact]
    public async Task ALinkedRecordPackageLeadsToThePackages()
    {
        var (exit, lines) = await Compile(
            Package("a", Release("o-1", 1, "borrador")), Package("b", Release("o-1", 2, "final")),
            "--linked", "--versioned", "--uri", "https://example.org/records.json", "--publisher", "Publicador sintético");

        Assert.Equal(ExitCode.Ok, exit);
        var package = Assert.Single(lines);
        Assert.Equal(("https://example.org/records.json", "1.1"), (Text(package, "uri"), Text(package, "version")));
        var record = Assert.Single(package.GetProperty("records").EnumerateArray());
        Assert.Equal(
            ["https://example.org/a.json#1", "https://example.org/b.json#2"],
            record.GetProperty("releases").EnumerateArray().Select(link => Text(link, "url")));
        Assert.Equal("final", Text(record.GetProperty("compiledRelease").GetProperty("tender"), "title"));
        Assert.Equal(2, record.GetProperty("versionedRelease").GetProperty("tender").GetProperty("title").GetArrayLength());
    }

    [Fact]
    public async Task WhatTheToolsReadOtherwiseIsReadTheirWayWhenAsked()
    {
        var package = Package("a", Release("o-1", 1, "borrador"), """{"ocid":"o-1","id":"2","date":"2026-01-02T00:00:00Z","tag":["tenderUpdate"],"tender":null}""");

        Assert.False(Assert.Single((await Compile(package)).Lines).TryGetProperty("tender", out _));
        Assert.True(Assert.Single((await Compile(package, "--like", "ocds-merge")).Lines).TryGetProperty("tender", out _));
    }

    [ReferenceDataTheory]
    [InlineData("compiled")]
    [InlineData("versioned")]
    public async Task TheRustToolsAnswersAreGivenByTheCommandToo(string kind)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.ReferenceData!, "cases", "merge"), "*.jsonl"))
        {
            string[] versioned = kind == "versioned" ? ["--versioned"] : [];
            var (exit, lines) = await Compile([path, "--like", "ocds-merge-rs", .. versioned]);

            Assert.Equal(ExitCode.Ok, exit);
            AssertJson.Equal(
                await File.ReadAllTextAsync(Path.ChangeExtension(path, kind + ".json")), JsonSerializer.SerializeToUtf8Bytes(lines));
        }
    }

    [Fact]
    public async Task AProcessThatCannotBeCompiledIsToldAndTheOthersAreWritten()
    {
        var broken = """{"ocid":"o-1","id":"2","tag":["tender"],"tender":{"id":"t"}}""";
        var (exit, output, error) = await Run("compile", Package("a", Release("o-1", 1, "x"), broken, Release("o-2", 1, "y")), "--lang", "en", "--out", Path.Combine(folder, "out"));

        Assert.Equal((ExitCode.Findings, ""), (exit, output));
        Assert.Contains("o-1: was not compiled (missing-date). A release of 'o-1' has no date, so its place among the others is unknown.", error);
        Assert.Contains("3 releases, 1 process", error);
    }

    [Fact]
    public async Task TheRulesAreThoseOfTheSchemaFileGiven()
    {
        var schema = Path.Combine(folder, "schema.json");
        await File.WriteAllTextAsync(schema, """{"properties":{"things":{"type":"array","wholeListMerge":true,"items":{"type":"object","properties":{"id":{}}}}}}""");
        string Thing(int day, string id) => $$"""{"ocid":"o-1","id":"{{day}}","date":"2026-01-0{{day}}T00:00:00Z","tag":["tender"],"things":[{"id":"{{id}}"}] }""";

        var (_, lines) = await Compile(Package("a", Thing(1, "x"), Thing(2, "y")), "--schema", schema);

        Assert.Equal("y", Text(Assert.Single(Assert.Single(lines).GetProperty("things").EnumerateArray()), "id"));
    }

    [Fact]
    public async Task TheExtensionsThatPackagesDeclareAreCarriedIntoTheRecordPackage()
    {
        var (_, lines) = await Compile(Package("a", Release("o-1", 1, "x")), "--package");

        Assert.Equal([Extension], Assert.Single(lines).GetProperty("extensions").EnumerateArray().Select(extension => extension.GetString()));
    }

    [Fact]
    public async Task AVersionWhoseRulesAreNotKnownIsTold()
    {
        var package = Package("a", Release("o-1", 1, "x"));
        await File.WriteAllTextAsync(package, (await File.ReadAllTextAsync(package)).Replace("\"version\":\"1.1\"", "\"version\":\"2.0\"", StringComparison.Ordinal));

        var (exit, _, error) = await Run("compile", package, "--lang", "en");

        Assert.Equal(ExitCode.UnreadableInput, exit);
        Assert.Contains("OCDS 2.0", error);
    }

    [Fact]
    public async Task EachProcessIsMergedByTheRulesOfItsOwnPackages()
    {
        string Award(string ocid, int day, string supplier) =>
            $$"""{"ocid":"{{ocid}}","id":"{{day}}","date":"2026-01-0{{day}}T00:00:00Z","tag":["award"],"awards":[{"id":"a","suppliers":[{"id":"{{supplier}}"}] }]}""";
        // The version stands behind the releases of one, and in none of the other.
        var old = Write("old.json", $$"""{"releases":[{{Award("o-1", 1, "x")}},{{Award("o-1", 2, "y")}},{{Award("o-3", 1, "x")}}],"uri":"https://example.org/old.json"}""");
        var now = Write("new.json", $$"""{"releases":[{{Award("o-2", 1, "x")}},{{Award("o-2", 2, "y")}},{{Award("o-3", 2, "y")}}],"version":"1.1"}""");

        var (exit, output, error) = await Run("compile", old, now, "--lang", "en", "--out", Path.Combine(folder, "out"));

        Assert.Equal((ExitCode.Ok, ""), (exit, output));
        Assert.Equal([1, 2, 2], (await File.ReadAllLinesAsync(Path.Combine(folder, "out"))).Select(line => JsonDocument.Parse(line).RootElement)
            .OrderBy(process => Text(process, "ocid"), StringComparer.Ordinal).Select(process => process.GetProperty("awards")[0].GetProperty("suppliers").GetArrayLength()));
        Assert.Contains("version: the releases of a process came in packages of several, so the rules of the newest were taken; 1 times, first in o-3: 1.0, 1.1", error);
    }

    [Fact]
    public async Task AnExtensionThatIsNotAtHandIsNamed()
    {
        var package = Package("a", Release("o-1", 1, "x"));
        await File.WriteAllTextAsync(package, (await File.ReadAllTextAsync(package)).Replace(Extension, "https://example.org/none/extension.json", StringComparison.Ordinal));

        var (_, _, error) = await Run("compile", package, "--lang", "en", "--out", Path.Combine(folder, "out"));

        Assert.Contains("https://example.org/none/extension.json: this extension is not at hand", error);
    }

    [Fact]
    public async Task RecordsThatCannotLinkSayThatTheyHoldTheirReleases()
    {
        var releases = Write("r.jsonl", Release("o-1", 1, "x") + "\n");

        var (exit, _, error) = await Run("compile", releases, "--linked", "--lang", "en", "--out", Path.Combine(folder, "out"));

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("releases: embedded in place of links, as a package states no URI or a release no id or date; 1 records, first o-1", error);
    }

    [Fact]
    public async Task AnOnlyReleaseWithoutADateIsToldAndTakesThatOfItsPackage()
    {
        const string Undated = """{"ocid":"o-1","id":"1","tag":["tender"],"tender":{"id":"t"}}""";
        var dated = Write("dated.json", $$"""{"version":"1.1","releases":[{{Undated}}],"publishedDate":"2026-01-05T00:00:00Z"}""");

        var (exit, lines) = await Compile(dated);
        Assert.Equal((ExitCode.Ok, "2026-01-05T00:00:00Z"), (exit, Text(Assert.Single(lines), "date")));
        Assert.Equal(ExitCode.Findings, (await Compile(Write("bare.jsonl", Undated + "\n"))).Exit);
    }

    [Theory]
    [InlineData("compile")]
    [InlineData("convert", "--to", "compiled")]
    public async Task WhatBreaksOffIsReadAsFarAsItGoesAndTold(params string[] command)
    {
        var whole = await File.ReadAllTextAsync(Package("a", Release("o-1", 1, "x"), Release("o-2", 1, "y")));
        var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(Release("o-1", 1, "x") + "\n"));
        var cutGzip = Path.Combine(folder, "cut.jsonl.gz");
        await File.WriteAllBytesAsync(cutGzip, packed.ToArray()[..^8]);
        string[] cut = [Write("cut.json", whole[..^40]), Write("cut.jsonl", Release("o-1", 1, "x") + "\n" + Release("o-2", 1, "y")[..^9]), cutGzip];

        foreach (var path in cut)
        {
            var (exit, _, _) = await Run([.. command, path, "--out", Path.Combine(folder, "out")]);

            Assert.Equal((path, ExitCode.UnreadableInput), (path, exit));
            Assert.Contains("o-1", Assert.Single(await File.ReadAllLinesAsync(Path.Combine(folder, "out"))));
        }
    }

    [Fact]
    public async Task AFileThatIsNoSchemaIsToldToBeNone()
    {
        foreach (var text in (string[])["{", "[]", "{}"])
        {
            var (exit, _, error) = await Run("compile", Package("a", Release("o-1", 1, "x")), "--schema", Write("schema.json", text), "--lang", "en");

            Assert.Equal(ExitCode.Usage, exit);
            Assert.Contains("is no schema of a release", error);
        }
    }

    [Fact]
    public async Task RowsAreToldToBeNoReleases()
    {
        var list = Path.Combine(folder, "list.csv");
        await File.WriteAllTextAsync(list, "NumeroAdquisicion,DescripcionAdquisicion\n2026-0-09-03-08-LP-900001,Puente sintético\n");

        var (exit, _, error) = await Run("compile", list, "--lang", "en");

        Assert.Equal(ExitCode.UnreadableInput, exit);
        Assert.Contains("list.csv: holds no releases but rows (dgcp-v2-list); 'occ convert --to compiled' reads those.", error);
    }

    private static string Release(string ocid, int day, string title) =>
        $$$"""{"ocid":"{{{ocid}}}","id":"{{{day}}}","date":"2026-01-0{{{day}}}T00:00:00Z","tag":["tender"],"tender":{"id":"t","title":"{{{title}}}"}}""";

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Package(string name, params string[] releases)
    {
        var path = Path.Combine(folder, name + ".json");
        File.WriteAllText(path, $$"""{"uri":"https://example.org/{{name}}.json","version":"1.1","extensions":["{{Extension}}"],"releases":[{{string.Join(',', releases)}}]}""");
        return path;
    }

    private async Task<(int Exit, List<JsonElement> Lines)> Compile(params string[] arguments)
    {
        var path = Path.Combine(folder, "out.json");
        var (exit, _, _) = await Run(["compile", .. arguments, "--quiet", "--out", path]);
        var text = await File.ReadAllTextAsync(path);
        var documents = text.StartsWith("{\"uri\"", StringComparison.Ordinal) ? [text] : text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (exit, [.. documents.Select(document => JsonDocument.Parse(document).RootElement)]);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync(arguments, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
