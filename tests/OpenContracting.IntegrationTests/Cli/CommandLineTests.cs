using OpenContracting.Cli;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary>What a person or a script sees of <c>occ</c>: texts, files and exit codes.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("occ-").FullName;

    [Fact]
    public async Task HelpTeachesInTheLanguageAskedFor()
    {
        var spanish = await RunAsync("convert", "--help", "--lang", "es");
        var english = await RunAsync("convert", "--help", "--lang", "en");

        Assert.Equal((ExitCode.Ok, ExitCode.Ok), (spanish.Code, english.Code));
        Assert.Contains("Ejemplos\n  occ convert 2026-07.zip --package --out proyectos.json", spanish.Output);
        Assert.Contains("Exit code\n  0  all is well", english.Output);
    }

    [Fact]
    public async Task EveryCommandHasExamplesInItsHelp()
    {
        var root = await RunAsync("--lang", "en");
        var commands = root.Output.Split("Commands\n")[1].Split("\n\n")[0].Split('\n')
            .Where(line => line.Length > 2 && line[2] != ' ').Select(line => line.Trim().Split(' ')[0]).ToList();

        Assert.Contains("validate", commands);
        foreach (var command in commands)
            Assert.Contains("\nExamples\n", (await RunAsync(command, "--help", "--lang", "en")).Output);
    }

    [Fact]
    public async Task AMistypedCommandIsAnsweredWithTheNearest()
    {
        var run = await RunAsync("valdate", "--lang", "es");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Equal("No conozco «valdate». ¿Quiso decir «validate»?\nVea occ --help\n", run.Error);
    }

    [Fact]
    public async Task AnInputThatIsNotThereIsUnreadable()
    {
        var run = await RunAsync("validate", "no-such-file.json", "--lang", "en");

        Assert.Equal(ExitCode.UnreadableInput, run.Code);
        Assert.Equal("I cannot find 'no-such-file.json': it is neither a file nor a folder, and no file answers to that pattern.\n", run.Error);
    }

    [Theory]
    [InlineData("error", ExitCode.Findings)]
    [InlineData("never", ExitCode.Ok)]
    public async Task FindingsDecideTheExitCode(string failOn, int expected)
    {
        var report = Path.Combine(folder, "report.txt");

        var run = await RunAsync(
            "validate", RepositoryFiles.Fixture("reports", "package.json"), "--fail-on", failOn, "--format", $"pretty={report}", "--lang", "es");

        Assert.Equal(expected, run.Code);
        Assert.Contains("✘ Estructura   con errores (errores: 3, advertencias: 0)", await File.ReadAllTextAsync(report));
    }

    [Fact]
    public async Task TwoReportsDoNotShareStandardOutput()
    {
        var run = await RunAsync("validate", RepositoryFiles.Fixture("reports", "package.json"), "--format", "json", "--format", "csv", "--lang", "en");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Equal("Only one format fits on standard output; give the others a file: --format csv=findings.csv\n", run.Error);
    }

    [Fact]
    public async Task SyntheticMonthsBecomeAPackageThatValidates()
    {
        var months = Path.Combine(folder, "months");
        var projects = Path.Combine(folder, "projects.json");
        var decisions = Path.Combine(folder, "decisions.jsonl");

        var generated = await RunAsync("generate", "--out", months, "--processes", "300", "--works-share", "0.2", "--lang", "en", "--quiet");
        var converted = await RunAsync("convert", months + "/*.zip", "--package", "--out", projects, "--decisions", decisions, "--quiet");
        var validated = await RunAsync("validate", projects, "--format", $"json={projects}.report", "--quiet");

        Assert.Equal((ExitCode.Ok, ExitCode.Ok, ExitCode.Ok), (generated.Code, converted.Code, validated.Code));
        Assert.Equal(300, File.ReadLines(decisions).Count());
        Assert.Equal([projects, projects + ".report"], Directory.GetFiles(folder, "projects.json*").Order());
    }

    [Fact]
    public async Task WhereNothingIsInfrastructureNoPackageIsWritten()
    {
        var projects = Path.Combine(folder, "projects.json");
        var months = Path.Combine(folder, "months");
        await RunAsync("generate", "--out", months, "--processes", "30", "--works-share", "0", "--quiet", "--lang", "en");

        var run = await RunAsync("convert", months, "--package", "--out", projects, "--quiet", "--lang", "en");

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Equal("No process is infrastructure beyond doubt: there are no projects to write. --decisions tells why, process by process.\n", run.Error);
        Assert.False(File.Exists(projects) || File.Exists(projects + ".part"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
