using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OpenContracting.Cli;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary>The commands in <c>src/OpenContracting.Cli/ci</c>, run as the systems they are for would run them, with occ (and docker) as programs on the path.</summary>
public sealed partial class CiKitTests : IDisposable
{
    private static readonly string Kit = Path.Combine(RepositoryFiles.Root, "src", "OpenContracting.Cli", "ci");

    private readonly string folder = Directory.CreateTempSubdirectory("occ-ci-").FullName;

    public CiKitTests()
    {
        var programs = Directory.CreateDirectory(Path.Combine(folder, "programs")).FullName;
        Program("occ", $"exec dotnet '{typeof(CommandLine).Assembly.Location}' \"$@\"");
        // Of docker's own arguments the first that is none is the image; what follows is occ's.
        Program("docker", "while [ \"$1\" != \"the-image\" ]; do shift; done; shift; exec occ \"$@\"");
        Directory.CreateDirectory(Path.Combine(folder, "work", "data"));
        File.Copy(RepositoryFiles.Fixture("reports", "package.json"), Path.Combine(folder, "work", "data", "paquete.json"));

        void Program(string name, string script)
        {
            var path = Path.Combine(programs, name);
            File.WriteAllText(path, "#!/bin/bash\n" + script + "\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task TheActionPointsAtTheLinesAndFailsAndLeavesItsSummaryAndPage()
    {
        var action = await File.ReadAllTextAsync(Path.Combine(Kit, "action.yml"));
        var script = Block(action, "      run: |\n", "        ");
        // What a workflow gives is data of the script, never a part of it.
        Assert.DoesNotContain("${{", script);

        var (code, said) = await RunAsync(script, ("FILES", "data"), ("ARGUMENTS", ""), ("IMAGE", "the-image"), ("REPORT_LANGUAGE", "es"), ("FAIL_ON", "error"), ("GITHUB_STEP_SUMMARY", Path.Combine(folder, "summary.md")));

        Assert.Equal(ExitCode.Findings, code);
        Assert.Contains("::error file=data/paquete.json,line=", said);
        Assert.StartsWith("# data/paquete.json", await File.ReadAllTextAsync(Path.Combine(folder, "summary.md")));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(Path.Combine(folder, "work", "occ-report.html")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TheGitLabJobLeavesATestReportAndAPage()
    {
        var job = await File.ReadAllTextAsync(Path.Combine(Kit, "gitlab-ci.yml"));
        var script = string.Join('\n', Block(job, "  script:\n", "    ").Split('\n').Select(line => line.TrimStart('-', ' ')));

        var (code, _) = await RunAsync(script);

        Assert.Equal(ExitCode.Findings, code);
        foreach (var artifact in Artifacts().Matches(job).Select(match => match.Value).Distinct())
            Assert.True(File.Exists(Path.Combine(folder, "work", artifact)), artifact);
        Assert.NotEmpty(XDocument.Load(Path.Combine(folder, "work", "occ.xml")).Descendants("failure"));
    }

    [Fact]
    public async Task TheHookJudgesTheFilesItIsGiven()
    {
        var hook = await File.ReadAllTextAsync(Path.Combine(Kit, "pre-commit-config.yaml"));
        var entry = Regex.Match(hook, "entry: (.+)").Groups[1].Value;
        var files = new Regex(Regex.Match(hook, "files: (.+)").Groups[1].Value);

        var (code, said) = await RunAsync($"{entry} data/paquete.json");

        Assert.Matches(files, "data/paquete.json");
        Assert.DoesNotMatch(files, "README.md");
        Assert.Equal(ExitCode.Findings, code);
        Assert.Contains("data/paquete.json", said);
    }

    [Fact]
    public async Task TheContainerBuildsOccAsTheChecksDo()
    {
        var container = Regex.Match(await File.ReadAllTextAsync(Path.Combine(Kit, "Containerfile")), "RUN (dotnet publish .+) -o /out").Groups[1].Value;
        var checks = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, ".ci", "run"));

        Assert.NotEmpty(container);
        Assert.Contains(container, checks);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // The lines under a key of a YAML file, as far as they are indented.
    private static string Block(string yaml, string key, string indent)
    {
        var lines = yaml.ReplaceLineEndings("\n").Split(key, 2)[1].Split('\n').TakeWhile(line => line.Length == 0 || line.StartsWith(indent, StringComparison.Ordinal));
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent.Length..]));
    }

    private async Task<(int Code, string Said)> RunAsync(string script, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-c", script])
        {
            WorkingDirectory = Path.Combine(folder, "work"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{Path.Combine(folder, "programs")}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return await EndAsync(start);
    }

    private static async Task<(int Code, string Said)> EndAsync(ProcessStartInfo start)
    {
        using var run = Process.Start(start)!;
        var error = run.StandardError.ReadToEndAsync();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return (run.ExitCode, output + await error);
    }

    [GeneratedRegex(@"occ\.\w+")]
    private static partial Regex Artifacts();
}
