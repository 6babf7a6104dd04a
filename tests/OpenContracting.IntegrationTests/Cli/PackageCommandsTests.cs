using System.IO.Compression;
using System.Text.Json;
using OpenContracting.Cli;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary><c>occ combine</c>, <c>occ split</c> and <c>occ upgrade</c> as a person uses them.</summary>
public sealed class PackageCommandsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opencontracting-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task PackagesBecomeOneWithWhatTheLastSaysTheNewestDateAndWhatWasAsked()
    {
        Write("1.json", Package("2026-02-01", "Primera", """{"id":"a"}""", """{"id":"b"}"""));
        Write("2.json", Package("2026-01-01", "Segunda", """{"id":"a"}""", """{"id":"c"}"""));

        var run = await RunAsync("combine", At("1.json"), At("2.json"), "--uri", "https://example.org/all.json", "--publisher-uid", "7", "--out", At("all.json"), "--lang", "en");

        Assert.Equal((ExitCode.Ok, "2 files, 3 projects; 1 equal copy left out\n"), (run.Code, run.Error));
        Assert.Equal(
            """{"uri":"https://example.org/all.json","version":"0.9","publishedDate":"2026-02-01T00:00:00Z","publisher":{"name":"Segunda","uid":"7"},"license":"https://example.org/l","projects":[{"id":"a"},{"id":"b"},{"id":"c"}]}""",
            (await File.ReadAllTextAsync(At("all.json"))).Replace("\n", ""));
    }

    [Fact]
    public async Task TheSameIdWithOtherContentIsKeptAndTold()
    {
        Write("1.jsonl", """{"id":"a","title":"Uno"}""");
        Write("2.json.gz", Package("2026-01-01", "P", """{"id":"a","title":"Otro"}"""));

        var run = await RunAsync("combine", At("1.jsonl"), At("2.json.gz"), "--out", At("all.json"), "--lang", "en", "-q");

        Assert.Equal((ExitCode.Findings, "a: stands in 1.jsonl and, different, in 2.json.gz; both are kept. Which is right, a person must decide.\n"), (run.Code, run.Error));
        Assert.Equal(2, JsonDocument.Parse(await File.ReadAllBytesAsync(At("all.json"))).RootElement.GetProperty("projects").GetArrayLength());
    }

    [Fact]
    public async Task KindsAndVersionsAreNotMixed()
    {
        Write("projects.json", Package("2026-01-01", "P", """{"id":"a"}"""));
        Write("old.json", """{"uri":"x","publishedDate":"2016-01-01T00:00:00Z","releases":[{"ocid":"o","id":"1"}]}""");
        Write("new.json", """{"version":"1.1","releases":[{"ocid":"o","id":"2"}]}""");

        var kinds = await RunAsync("combine", At("projects.json"), At("new.json"), "--lang", "en");
        var versions = await RunAsync("combine", At("old.json"), At("new.json"), "--lang", "en");

        Assert.Equal((ExitCode.Usage, "Different kinds do not combine: projects.json holds projects, new.json holds releases.\n"), (kinds.Code, kinds.Error));
        Assert.Equal((ExitCode.Usage, "Different versions do not combine: old.json is OCDS 1.0, new.json is OCDS 1.1. 'occ upgrade' brings them to 1.1.\n"), (versions.Code, versions.Error));
    }

    [Fact]
    public async Task APackageIsPartedAndCombinedAgainToTheSame()
    {
        // What the package says of itself may stand behind its items.
        Write("p.json", """{"version":"0.9","projects":[{"id":"a"},{"id":"b"},{"id":"c"}],"uri":"https://example.org/p.json","publishedDate":"2026-01-01T00:00:00Z","publisher":{"name":"P"}}""");

        var split = await RunAsync("split", At("p.json"), "--size", "2", "--out", At("parts"), "--lang", "en");
        var combined = await RunAsync("combine", At("parts"), "--uri", "https://example.org/p.json", "--out", At("again.json"), "-q");

        Assert.Equal((ExitCode.Ok, "3 items in 2 packages\n"), (split.Code, split.Error));
        Assert.Equal(["p-0001.json", "p-0002.json"], Directory.GetFiles(At("parts")).Select(Path.GetFileName).Order());
        using var second = JsonDocument.Parse(await File.ReadAllBytesAsync(At("parts/p-0002.json")));
        Assert.Equal("https://example.org/p.json#2", second.RootElement.GetProperty("uri").GetString());
        Assert.Equal(["c"], second.RootElement.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("id").GetString()));
        using var before = JsonDocument.Parse(await File.ReadAllBytesAsync(At("p.json")));
        using var after = JsonDocument.Parse(await File.ReadAllBytesAsync(At("again.json")));
        Assert.Equal(ExitCode.Ok, combined.Code);
        Assert.True(JsonElement.DeepEquals(before.RootElement, after.RootElement));
    }

    [Fact]
    public async Task AddressesOfThePartsAreWhatTheOperatorSays()
    {
        Write("p.json", Package("2026-01-01", "P", """{"id":"a"}""", """{"id":"b"}"""));

        await RunAsync("split", At("p.json"), "--size", "1", "--uri", "https://example.org/part-*.json", "--out", At("parts"), "-q");

        using var second = JsonDocument.Parse(await File.ReadAllBytesAsync(At("parts/p-0002.json")));
        Assert.Equal("https://example.org/part-2.json", second.RootElement.GetProperty("uri").GetString());
        Assert.Equal(ExitCode.Usage, (await RunAsync("split", At("p.json"), "--size", "0")).Code);
    }

    [Fact]
    public async Task AnUpgradedPackageValidatesWhereTheOldOneDidNot()
    {
        Write("old.json", Package("2020-07-01", "P", """
            {"id":"oc4ids-000000-1","title":"","status":"completed","budget":{"budgetBreakdown":[{"id":1,"amount":{"amount":5,"currency":"PAB"}}]},
             "contractingProcesses":[{"id":"p","releases":[{"id":"r","tag":"tender","date":"2020-01-01T00:00:00Z","url":"https://example.org/r.json"}]}]}
            """));

        var before = await RunAsync("validate", At("old.json"), "--schema-only", "--format", $"json={At("before")}");
        var upgraded = await RunAsync("upgrade", At("old.json"), "--out", At("new.json"), "--lang", "en");
        var after = await RunAsync("validate", At("new.json"), "--schema-only", "--format", $"json={At("after")}");

        Assert.Equal(ExitCode.Findings, before.Code);
        Assert.Equal((ExitCode.Ok, "old.json: 1 item, 1 changed\n"), (upgraded.Code, upgraded.Error));
        Assert.Equal(ExitCode.Ok, after.Code);
    }

    [Fact]
    public async Task AFolderOfOldReleasesIsUpgradedFileByFile()
    {
        Write("old/a.json", """{"uri":"https://example.org/a","publishedDate":"2016-01-01T00:00:00Z","releases":[{"ocid":"o","id":"1","buyer":{"name":"Entidad Sintética"}}]}""");
        Write("old/b.jsonl", """{"ocid":"o","id":"2","tender":{"amendment":{"date":"2016-01-01T00:00:00Z"}}}""");

        var run = await RunAsync("upgrade", At("old"), "--out", At("new"), "--lang", "en");

        Assert.Equal((ExitCode.Ok, "a.json: 1 item, 1 changed\nb.jsonl: 1 item, 1 changed\n"), (run.Code, run.Error));
        using var package = JsonDocument.Parse(await File.ReadAllBytesAsync(At("new/a.json")));
        Assert.Equal("1.1", package.RootElement.GetProperty("version").GetString());
        Assert.Equal("""{"ocid":"o","id":"2","tender":{"amendments":[{"date":"2016-01-01T00:00:00Z"}]}}""" + "\n", await File.ReadAllTextAsync(At("new/b.jsonl")));
        Assert.Equal(ExitCode.Usage, (await RunAsync("upgrade", At("old"), "--lang", "en")).Code);
    }

    [Fact]
    public async Task AFileThatBreaksOffGivesWhatStandsBefore()
    {
        Write("cut.json", """{"version":"0.9","projects":[{"id":"a"},{"id":"b"}""");

        var cut = await RunAsync("combine", At("cut.json"), "--out", At("all.json"), "--lang", "en");

        Assert.Equal((ExitCode.UnreadableInput, "cut.json: could not be read to its end (truncated); what stands before is used.\n1 file, 2 projects; 0 equal copies left out\n"), (cut.Code, cut.Error));
    }

    private string At(string name) => Path.Combine(folder, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        using Stream file = File.Create(At(name));
        using var content = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        content.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static string Package(string date, string publisher, params string[] projects) =>
        $$"""{"uri":"https://example.org/{{publisher}}.json","version":"0.9","publishedDate":"{{date}}T00:00:00Z","publisher":{"name":"{{publisher}}"},"license":"https://example.org/l","projects":[{{string.Join(',', projects)}}]}""";

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
