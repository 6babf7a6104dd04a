using System.Text.Json;
using OpenContracting.Cli;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary><c>occ coverage</c> as a person uses it.</summary>
public sealed class CoverageCommandTests : IDisposable
{
    private const string Bridge = """{"id":"p-1","status":"identification","title":"Puente","sector":["transport.road"],"publicAuthority":{"id":"A","name":"=Ministerio"}}""";

    private readonly string folder = Directory.CreateTempSubdirectory("occ-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task ThePersonReadsSharesGapsAndInstitutionsWithin80Columns()
    {
        await File.WriteAllTextAsync(At("p.jsonl"), Bridge + "\n" + Bridge.Replace("p-1", "p-2"));

        var run = await RunAsync("coverage", At("p.jsonl"), "--lang", "en", "--out", At("text"));

        var lines = await File.ReadAllLinesAsync(At("text"));
        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.Equal(["2 projects · 1 institutions", "Automatic disclosure coverage, not an ITI score."], lines[..2]);
        Assert.Contains("  Identification                   ████░░░░░░░░░░░░         4        14   28 %", lines);
        Assert.Contains("  Together                         ██████░░░░░░░░░░         6        16   37 %", lines);
        Assert.Contains("  Purpose                                                       2     +12.50", lines);
        Assert.Contains("  =Ministerio                                                   2     37.5 %", lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task ProgramsReadAllFormsAndAllAgree()
    {
        await File.WriteAllTextAsync(At("p.json"), $$"""{"version":"0.9","projects":[{{Bridge}}]}""");

        await RunAsync("coverage", At("p.json"), "--format", "json", "--out", At("json"), "--lang", "en");
        await RunAsync("coverage", At("p.json"), "--format", "jsonl", "--out", At("jsonl"), "--lang", "en");
        await RunAsync("coverage", At("p.json"), "--format", "csv", "--out", At("csv"), "--lang", "en");

        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(At("json")));
        using var line = JsonDocument.Parse(await File.ReadAllBytesAsync(At("jsonl")));
        var rows = (await File.ReadAllTextAsync(At("csv"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var core = json.RootElement.GetProperty("sets")[0];
        Assert.Equal((3, 5), (core.GetProperty("disclosed").GetInt32(), core.GetProperty("missing").GetInt32()));
        Assert.Equal("""{"disclosed":3,"missing":5}""", line.RootElement.GetProperty("core").GetRawText());
        Assert.Equal(144, rows.Length - 1);
        Assert.Equal(3, rows.Count(row => row.Contains(",core,") && row.EndsWith(",disclosed,")));
        Assert.Contains("p-1,\"'=Ministerio\",proactive-project-identification-02,Sector,core,identification,disclosed,", rows);
    }

    [Fact]
    public async Task WhatHoldsNoProjectsIsRefusedWithAReason()
    {
        await File.WriteAllTextAsync(At("r.json"), """{"releases":[{"ocid":"o","id":"1"}]}""");
        await File.WriteAllTextAsync(At("cut.json"), $$"""{"projects":[{{Bridge}},{"id":"p-2",""");

        var releases = await RunAsync("coverage", At("r.json"), "--lang", "en");
        var cut = await RunAsync("coverage", At("cut.json"), "--lang", "en", "--format", "csv", "--out", At("csv"));

        Assert.Equal(
            (ExitCode.UnreadableInput, "r.json: holds no OC4IDS projects but OCDS releases or records. 'occ convert' makes projects of exports.\n"), (releases.Code, releases.Error));
        Assert.Equal((ExitCode.UnreadableInput, "cut.json: reading ended before the end (truncated).\n1 projects\n"), (cut.Code, cut.Error));
    }

    private string At(string name) => Path.Combine(folder, name);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (await CommandLine.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }
}
