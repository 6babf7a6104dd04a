using System.IO.Compression;
using OpenContracting.Cli;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary><c>occ indicators</c> as a person uses it.</summary>
public sealed class IndicatorsCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("occ-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task ResultsAreWrittenAsCardinalWritesThem()
    {
        using (var packed = new GZipStream(File.Create(At("r.jsonl.gz")), CompressionLevel.Fastest))
            packed.Write(await File.ReadAllBytesAsync(RepositoryFiles.Fixture("indicators", "R035", "flagged.jsonl")));
        await File.WriteAllTextAsync(At("s.ini"), "[R035]\n");

        var run = await RunAsync("indicators", At("r.jsonl.gz"), "--settings", At("s.ini"), "--map", "--out", At("flags.json"), "--lang", "en");

        Assert.Equal((ExitCode.Ok, "1 releases, 1 processes counted\n"), (run.Code, run.Error));
        Assert.Equal(
            """{"OCID":{"cleared":{"R035":2.0}},"Tenderer":{"w":{"R035":0.0}},"Maps":{"ocid_buyer":{},"ocid_procuringentity":{},"ocid_tenderer":{"cleared":["a","b","w"]}}}""" + "\n",
            await File.ReadAllTextAsync(At("flags.json")));
    }

    [Fact]
    public async Task RecordsPackagesAndReleasesThatAreNotCompiledAreRead()
    {
        await File.WriteAllTextAsync(At("records.json"), """{"records":[{"ocid":"a","compiledRelease":{"ocid":"a","tag":["compiled"],"tender":{"procurementMethod":"open","numberOfTenderers":1}}}]}""");
        await File.WriteAllTextAsync(At("package.json"), """{"releases":[{"ocid":"b","tag":["tender"],"tender":{"procurementMethod":"open","numberOfTenderers":1}}]}""");

        var run = await RunAsync("indicators", At("records.json"), At("package.json"), "--out", At("flags.json"), "--lang", "en");

        Assert.Equal(
            (ExitCode.Ok, "1 releases are not compiled. Several of one process count several times: first 'occ compile'.\n2 releases, 2 processes counted\n"), (run.Code, run.Error));
        Assert.Equal("""{"OCID":{"a":{"R018":1.0},"b":{"R018":1.0}}}""" + "\n", await File.ReadAllTextAsync(At("flags.json")));
    }

    [Fact]
    public async Task ThePersonReadsOfHowManyEachCouldBeToldWithin80Columns()
    {
        var run = await RunAsync("indicators", RepositoryFiles.Fixture("indicators", "R058", "flagged.jsonl"), "--format", "text", "--out", At("text"), "--lang", "es", "-q");

        var lines = await File.ReadAllLinesAsync(At("text"));
        Assert.Equal((ExitCode.Ok, ""), (run.Code, run.Error));
        Assert.Equal(["6 procesos · precios en USD", "Una señal es una pregunta, nunca una acusación."], lines[..2]);
        Assert.Contains("R058  Precio ganador muy por debajo                     6         1  0.403", lines);
        Assert.Contains("R018  Un solo proponente                                0         0", lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task SettingsCanBePrintedAndASlipInThemIsTold()
    {
        var printed = await RunAsync("indicators", "--print-settings");
        await File.WriteAllTextAsync(At("s.ini"), printed.Output.Replace("percentile", "percentil"));

        var run = await RunAsync("indicators", RepositoryFiles.Fixture("indicators", "R035", "flagged.jsonl"), "-s", At("s.ini"), "--lang", "en");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.EndsWith("s.ini, line 16: I know no setting 'R025.percentil'. Did you mean 'R025.percentile'?\n", run.Error);
    }

    [Fact]
    public async Task ProjectsAreRefusedWithAReason()
    {
        await File.WriteAllTextAsync(At("p.json"), """{"projects":[{"id":"a"}]}""");

        var run = await RunAsync("indicators", At("p.json"), "--lang", "en");

        Assert.Equal((ExitCode.UnreadableInput, "p.json: holds OC4IDS projects; flags are computed on compiled OCDS releases.\n"), (run.Code, run.Error));
    }

    private string At(string name) => Path.Combine(folder, name);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (await CommandLine.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }
}
