using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenContracting.Cli;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary>The commands of <c>src/OpenContracting.Cli/TUTORIAL.md</c>, run as a reader would type them.</summary>
public sealed partial class TutorialTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("occ-tutorial-").FullName;

    [Fact]
    public async Task EveryCommandOfTheTutorialSaysWhatItShows()
    {
        var tutorial = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "src", "OpenContracting.Cli", "TUTORIAL.md"));
        var steps = Blocks().Matches(tutorial).SelectMany(block => Steps(block.Groups[1].Value)).ToList();

        Assert.True(steps.Count >= 8, "The tutorial's commands stand in ```console blocks, each after a dollar sign.");
        foreach (var (command, shown) in steps)
        {
            var (code, said) = await RunAsync(command);
            Assert.True(code == ExitCode.Ok, $"{command} ended with {code}:\n{said}");
            Assert.All(shown, line => Assert.Contains(line, said));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<(string Command, List<string> Shown)> Steps(string block)
    {
        (string Command, List<string> Shown)? step = null;
        foreach (var line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.StartsWith("$ occ ", StringComparison.Ordinal))
            {
                if (step is not null)
                    yield return step.Value;
                step = (line["$ occ ".Length..], []);
            }
            else
            {
                step!.Value.Shown.Add(line.Trim());
            }

        if (step is not null)
            yield return step.Value;
    }

    // A process of its own: the commands name files of the folder they are typed in.
    private async Task<(int Code, string Said)> RunAsync(string command)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(CommandLine).Assembly.Location);
        foreach (Match word in Words().Matches(command))
            start.ArgumentList.Add(word.Value.Trim('"'));
        using var run = Process.Start(start)!;
        var error = run.StandardError.ReadToEndAsync();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return (run.ExitCode, output + await error);
    }

    [GeneratedRegex(@"```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"""[^""]*""|\S+")]
    private static partial Regex Words();
}
