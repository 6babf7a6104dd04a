using System.Collections.Concurrent;
using System.Diagnostics;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>A command run as a person would: by the shell, from the root of the checkout, with what it prints at hand.</summary>
public sealed class ShellProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = [];

    public ShellProcess(string command, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        // exec: the process that is ended is the program itself, not a shell before it.
        var start = new ProcessStartInfo("bash", ["-c", "exec " + command])
        {
            WorkingDirectory = Tests.RepositoryFiles.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything printed so far.</summary>
    public string Printed => string.Join('\n', lines);

    /// <summary>Runs a command to its end and returns what it printed; anything but success fails the test.</summary>
    public static async Task<string> RunAsync(string command, params (string Name, string Value)[] environment)
    {
        await using var shell = new ShellProcess(command, environment);
        await shell.process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        Assert.True(shell.process.ExitCode == 0, $"{command}\nexited with {shell.process.ExitCode}:\n{shell.Printed}");
        return shell.Printed;
    }

    /// <summary>Waits for a line that a function makes something of.</summary>
    public async Task<string> WaitForAsync(Func<string, string?> find)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(100))
        {
            if (lines.Select(find).FirstOrDefault(found => found is not null) is { } answer)
                return answer;
            Assert.False(process.HasExited, $"The process ended before it printed what was waited for:\n{Printed}");
        }

        throw new TimeoutException($"Waited in vain; printed so far:\n{Printed}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }
}
