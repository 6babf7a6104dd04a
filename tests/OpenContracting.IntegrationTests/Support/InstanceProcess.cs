using System.Collections.Concurrent;
using System.Diagnostics;
using OpenContracting.Storage;
using OpenContracting.Web.Hosting;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>The real program in a process of its own, which a test can kill as a power cut would.</summary>
public sealed class InstanceProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private InstanceProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
        Output = ReadOutputAsync();
    }

    /// <summary>The address it serves at, once it says so.</summary>
    public TaskCompletionSource<string> Address { get; } = new();

    /// <summary>The lines it printed so far.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    private Task Output { get; }

    public static InstanceProcess Start(StorageOptions storage, string role = "all", params IReadOnlyList<string> more) => Start(storage, storage.DataFolder, [], role, more);

    /// <summary>Starts it on a copy of the data folder, on a disk of so many megabytes that nobody else sees and that goes with the process.</summary>
    public static InstanceProcess StartOnDisk(StorageOptions storage, string disk, int megabytes) =>
        Start(storage, disk, ["unshare", "-rm", "bash", "-c", $"mount -t tmpfs -o size={megabytes}m none '{disk}' && cp -a '{storage.DataFolder}/.' '{disk}' && exec \"$@\"", "bash"], "all");

    private static InstanceProcess Start(StorageOptions storage, string folder, IReadOnlyList<string> by, string role, params IReadOnlyList<string> more)
    {
        string[] program = [.. by, "dotnet"];
        var start = new ProcessStartInfo(program[0], program[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LANG"] = "en" },
        };
        string[] arguments =
        [
            "exec", typeof(Instance).Assembly.Location,
            "--no-demo", "--public-address", "https://obras.example.org", "--urls", "http://127.0.0.1:0",
            "--role", role, "--data", folder, "--OpenContracting:WorkerLeaseSeconds=2",
            .. storage.IsPostgreSql ? (string[])["--database", storage.Connection] : [], .. more,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return new InstanceProcess(Process.Start(start)!);
    }

    public int Id => process.Id;

    /// <summary>A path as the process sees it.</summary>
    public string Seen(string path) => $"/proc/{Id}/root{path}";

    public bool HasExited => process.HasExited;

    /// <summary>SIGKILL: nothing in the process gets to say a word.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager stops it; gives the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellation)
    {
        await RunAsync("kill", "-TERM", $"{Id}");
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(program, arguments);
        await run.WaitForExitAsync();
        Assert.Equal(0, run.ExitCode);
    }

    /// <summary>Fails with what the process printed when it ended by itself.</summary>
    public async Task AssertRunningAsync()
    {
        if (HasExited)
            Assert.Fail($"The program ended with {process.ExitCode}: {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasExited)
            await KillAsync();
        await Output;
        process.Dispose();
    }

    private async Task ReadOutputAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Said.Enqueue(line);
            if (line.StartsWith("OpenContracting serves at "))
                Address.TrySetResult(line["OpenContracting serves at ".Length..].Split(';')[0]);
        }
    }
}
