using System.Text.Json;
using OpenContracting.Cli;
using OpenContracting.Standards;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Cli;

public sealed class SchemasCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("occ-schemas").FullName;
    private readonly LocalSite site = new();

    [Fact]
    public async Task TheListTellsWhatTheProgramBringsAndWhatTheFolderReplaces()
    {
        Write("panama/units.csv", "name_es,code,name_en,source\n");
        Write("panama/instituciones.csv", "id\n");
        Write("registers/org-id-lists.csv", "code\nPA-X\n");
        Write("oc4ids/0.9.6/project-schema.json", """{"properties":{}}""");

        var (code, output, error) = await Run("schemas", "list", "--lang", "en", "--schema-folder", folder);

        Assert.Matches(@"(?m)^OC4IDS 0\.9\.5 +project-package, project +36 +program$", output);
        Assert.DoesNotContain("OC4IDS 0.9.6", output);
        Assert.Matches(@"(?m)^bidItems .*inferred +program$", output);
        Assert.Matches($@"(?m)^panama/units\.csv +{folder}$", output);
        // The units table lacks its columns and the version its package: both are named.
        Assert.Contains(Path.Combine(folder, "panama/units.csv"), error);
        Assert.Contains("oc4ids/0.9.6/project-package-schema.json", error);
        Assert.Contains("panama/instituciones.csv. Did you mean panama/institutions.csv?", error);
        Assert.DoesNotContain("org-id-lists", error);
        Assert.Equal(ExitCode.UnreadableInput, code);
    }

    [Fact]
    public async Task WithoutAFolderTheListHasNoFault()
    {
        var (code, output, error) = await Run("schemas", "list");

        Assert.Equal((ExitCode.Ok, ""), (code, error));
        Assert.Matches(@"(?m)^OCDS 1\.1\.5 .*versioned-release +19 +programa$", output);
    }

    [Fact]
    public async Task AVersionIsFetchedAndThenUsedByNamingTheFolder()
    {
        Serve("project-package-schema.json", """{"properties":{"version":{"type":"string"},"projects":{"type":"array","items":{"$ref":"https://x.example/project-schema.json"}}}}""");
        Serve("project-schema.json", """{"properties":{"kind":{"type":"string","codelist":"kind.csv","openCodelist":true}}}""");
        site["/schema/0__9__6/codelists/kind.csv"] = "Code,Title\nroad,Road\n";
        var to = Path.Combine(folder, "new");

        var (code, output, error) = await Run("schemas", "fetch", "0.9.6", "--folder", to, "--schema-folder", folder, "--lang", "en");
        var (shown, schema, _) = await Run("schemas", "show", "0.9.6", "--schema-folder", to);
        var (found, meaning, _) = await Run("codelist", "kind", "road", "--schema-folder", to);

        Assert.Equal((ExitCode.Ok, ""), (code, output));
        Assert.Contains($"oc4ids/0.9.6/project-schema.json  0.1 kB  {site.Address}schema/0__9__6/project-schema.json", error);
        Assert.EndsWith($"OC4IDS 0.9.6: 3 files in {to}. To use them: --schema-folder {to}, or OCC_SCHEMAS={to}", error.TrimEnd());
        Assert.Equal(ExitCode.Ok, shown);
        using var document = JsonDocument.Parse(schema);
        Assert.Equal("#/definitions/project-schema", document.RootElement.GetProperty("properties").GetProperty("projects").GetProperty("items").GetProperty("$ref").GetString());
        Assert.Equal((ExitCode.Ok, "road  Road"), (found, meaning.TrimEnd()));
    }

    [Fact]
    public async Task AMissingCodelistIsToldAndTheVersionStaysUsable()
    {
        Serve("project-package-schema.json", """{"properties":{}}""");
        Serve("project-schema.json", """{"properties":{"kind":{"codelist":"kind.csv"}}}""");

        var (code, _, error) = await Run("schemas", "fetch", "0.9.6", "--schema-folder", folder, "--quiet", "--lang", "en");

        Assert.Equal(ExitCode.Findings, code);
        Assert.Equal(
            $"oc4ids/0.9.6/codelists/kind.csv: it is not at {site.Address}schema/0__9__6/codelists/kind.csv{Environment.NewLine}"
            + "1 codelists are missing; the version can be used, without checking those codes.", error.TrimEnd());
        Assert.True(File.Exists(Path.Combine(folder, "oc4ids/0.9.6/project-schema.json")));
    }

    [Fact]
    public async Task AVersionThatIsNotPublishedIsToldAndNothingIsWritten()
    {
        var (code, _, error) = await Run("schemas", "fetch", "0.9.6", "--folder", folder, "--schema-folder", AddressFolder(), "--lang", "en");

        Assert.Equal(ExitCode.UnreadableInput, code);
        Assert.EndsWith("OC4IDS 0.9.6 was not fetched: the standard does not publish that version. The folder is as it was.", error.TrimEnd());
        Assert.False(Directory.Exists(Path.Combine(folder, "oc4ids")));
    }

    [Fact]
    public async Task ASiteThatDoesNotAnswerIsToldAndTheExitCodeSaysSo()
    {
        var (addresses, address) = (AddressFolder(), site.Address);
        site.Dispose();

        var (code, _, error) = await Run("schemas", "fetch", "0.9.6", "--folder", folder, "--schema-folder", addresses, "--lang", "en");

        Assert.Equal(ExitCode.UnreadableInput, code);
        Assert.Equal(
            $"oc4ids/0.9.6/project-package-schema.json: no answer from {address}schema/0__9__6/project-package-schema.json{Environment.NewLine}"
            + "OC4IDS 0.9.6 was not fetched: the site does not answer; look at the network and try again. The folder is as it was.", error.TrimEnd());
    }

    [Fact]
    public async Task FetchAsksWhereTo()
    {
        var (code, _, error) = await Run("schemas", "fetch", "0.9.6", "--lang", "en");

        Assert.Equal((ExitCode.Usage, "Say where to keep the files: --folder FOLDER"), (code, error.TrimEnd()));
    }

    [Fact]
    public async Task TheSchemaIsShownWithItsExtensions()
    {
        var (code, output, error) = await Run(
            "schemas", "show", "1.1", "--kind", "release", "--extension", "lots", "--extension", "https://example.org/unknown/extension.json", "--lang", "en");

        Assert.Equal(ExitCode.Ok, code);
        using var schema = JsonDocument.Parse(output);
        Assert.True(schema.RootElement.GetProperty("definitions").GetProperty("Tender").GetProperty("properties").TryGetProperty("lots", out _));
        Assert.Equal(
            $"submissionTerms: applied too, since another builds on it.{Environment.NewLine}"
            + "https://example.org/unknown/extension.json: I do not have this extension; its fields count as additional ones.", error.TrimEnd());
    }

    [Theory]
    [InlineData("0.9.7", "project", "I do not have OC4IDS 0.9.7; I have 0.9.2, 0.9.3, 0.9.4, 0.9.5. To fetch it from the standard's site: occ schemas fetch 0.9.7 --folder FOLDER")]
    [InlineData("newest", "project", "'newest' is not a version; write, for example, 0.9.5, 1.1.5 or OCDS 1.1.5.")]
    [InlineData("0.9", "release", "OC4IDS 0.9.5 has no schema of 'release'; it has project-package, project.")]
    public async Task WhatIsNotAtHandIsSaidWithWhatIs(string version, string kind, string sentence)
    {
        var (code, output, error) = await Run("schemas", "show", version, "--kind", kind, "--lang", "en");

        Assert.Equal((ExitCode.Usage, "", sentence), (code, output, error.TrimEnd()));
    }

    [Theory]
    [InlineData("path,title_es,title_en,description_es,description_en,type")]
    [InlineData("path,title_en,description_en,type", "--lang", "en")]
    public async Task TheDictionaryIsInBothLanguagesOrInTheOneAskedFor(string columns, params string[] options)
    {
        var (code, output, error) = await Run(["schemas", "dictionary", "0.9.5", .. options]);

        Assert.Equal((ExitCode.Ok, ""), (code, error));
        Assert.StartsWith(columns, output);
        Assert.Equal(StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.ProjectPackage).Fields.All.Count + 1, output.Split("\r\n").Length - 1);
    }

    [Fact]
    public async Task AFolderThatIsNotThereIsToldBeforeAnythingElse()
    {
        var (code, _, error) = await Run("schemas", "list", "--lang", "en", "--schema-folder", Path.Combine(folder, "no"));

        Assert.Equal(
            (ExitCode.Usage, $"I cannot find the schema folder '{folder}/no': make it, or correct --schema-folder or the variable OCC_SCHEMAS."),
            (code, error.TrimEnd()));
    }

    [Fact]
    public async Task HelpOfACommandWithinNamesTheWholeCommand()
    {
        var (code, output, _) = await Run("schemas", "fetch", "--help", "--lang", "en");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("  occ schemas fetch VERSION [--option ...]", output);
        Assert.Contains("--schema-folder DIR", output);
        Assert.Contains("occ schemas fetch 0.9.6 --folder schemas", output);
    }

    [Fact]
    public async Task ValidateReadsACodelistOfTheFolder()
    {
        Write("oc4ids/0.9.5/codelists/documentType.csv", "Code\nlocalType\n");
        Write("package.json", """
            {"uri":"https://example.org/p","publishedDate":"2026-01-01T00:00:00Z","version":"0.9","publisher":{"name":"A"},
             "projects":[{"id":"oc4ids-a1b2c3-1","documents":[{"id":"1","documentType":"localType"}]}]}
            """);
        var package = Path.Combine(folder, "package.json");

        var (_, before, _) = await Run("validate", package, "--format", $"json={package}.before", "--quiet", "--fail-on", "never");
        var (_, after, _) = await Run("validate", package, "--format", $"json={package}.after", "--quiet", "--fail-on", "never", "--schema-folder", folder);

        Assert.Equal("", before + after);
        Assert.Contains("open-codelist", Codes($"{package}.before"));
        Assert.DoesNotContain("open-codelist", Codes($"{package}.after"));
    }

    private static IEnumerable<string?> Codes(string report)
    {
        using var read = JsonDocument.Parse(File.ReadAllBytes(report));
        return [.. read.RootElement.GetProperty("documents")[0].GetProperty("notices").EnumerateArray().Select(notice => notice.GetProperty("code").GetString())];
    }

    public void Dispose()
    {
        site.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private void Serve(string file, string text)
    {
        AddressFolder();
        site[$"/schema/0__9__6/{file}"] = text;
    }

    private string AddressFolder()
    {
        Write("addresses.csv", $$"""
            standard,kind,address
            oc4ids,schema,{{site.Address}}schema/{version}/{file}
            oc4ids,codelist,{{site.Address}}schema/{version}/codelists/{file}
            """);
        return folder;
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
