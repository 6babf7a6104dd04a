using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace OpenContracting.Benchmarks;

/// <summary>
/// An instance as a process of its own: months are pushed as their publisher would, and it is timed until the API, the package and
/// the feed have them, and until the bulk files are there.
/// </summary>
internal sealed class WholeInstance : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly string[] storage;
    private readonly string program;
    private readonly Process process;
    private readonly HttpClient client;

    private WholeInstance(string program, string[] storage, string address)
    {
        (this.program, this.storage) = (program, storage);
        process = Start([program, .. storage, "--no-demo", "--public-address", address, "--urls", address,
            "--OpenContracting:PushesPerMinute=100000", "--OpenContracting:ReadsPerMinute=100000"]);
        client = new HttpClient { BaseAddress = new Uri(address), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Pushes each folder's files in turn, on top of those before, and prints what each took.</summary>
    /// <param name="program">OpenContracting.Web.dll, as it was built.</param>
    /// <param name="data">The instance's folder; kept, so that it can be served from afterwards.</param>
    /// <param name="database">A PostgreSQL connection; <c>-</c> for SQLite.</param>
    /// <param name="folders">Folders of exports.</param>
    public static async Task<int> RunAsync(string program, string data, string database, IEnumerable<string> folders)
    {
        string[] storage = database == "-" ? ["--data", data] : ["--data", data, "--database", database];
        using var instance = new WholeInstance(program, storage, "http://127.0.0.1:38917");
        await instance.ReadyAsync();
        var key = instance.NewKey();
        foreach (var folder in folders)
            await instance.PushAsync([.. Directory.EnumerateFiles(folder, "*.zip").Order(StringComparer.Ordinal)], key);
        return 0;
    }

    public void Dispose()
    {
        client.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task PushAsync(string[] files, string key)
    {
        var clock = Stopwatch.StartNew();
        var before = await LastChangeAsync();
        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/exports?name={Path.GetFileName(file)}")
            {
                Content = new StreamContent(File.OpenRead(file)),
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
            };
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }

        var pushed = clock.Elapsed;
        TimeSpan? inSight = null;
        while (true)
        {
            await Task.Delay(Pause);
            using var status = JsonDocument.Parse(await client.GetStringAsync("/api/v1/status"));
            var runs = status.RootElement.GetProperty("runs").EnumerateArray().ToList();
            var open = runs.Where(run => run.GetProperty("state").GetString() is "running" or "waiting").ToList();
            if (runs.Find(run => run.GetProperty("state").GetString() is "failed" or "stopped") is { ValueKind: JsonValueKind.Object } failed)
                Console.WriteLine($"a run ended with {failed.GetProperty("errorCode").GetString()}");
            // The files follow the publication.
            if (open.All(run => run.GetProperty("stage").GetString() is "writeBulkFiles" or "writeManifest"))
                inSight ??= clock.Elapsed;
            if (open.Count == 0)
                break;
        }

        Console.WriteLine(
            $"{files.Length} files of {files.Sum(file => new FileInfo(file).Length) / 1e6:F0} MB: pushed in {pushed.TotalSeconds:F1} s, in API, package and feed after "
            + $"{inSight!.Value.TotalSeconds:F1} s, in bulk files after {clock.Elapsed.TotalSeconds:F1} s; {await LastChangeAsync() - before} changes; peak {PeakMemory():F0} MB");
    }

    private async Task<long> LastChangeAsync()
    {
        using var changes = JsonDocument.Parse(await client.GetStringAsync("/api/v1/changes?since=0&limit=1"));
        return changes.RootElement.TryGetProperty("last", out var last) ? last.GetInt64() : 0;
    }

    private async Task ReadyAsync()
    {
        for (var isReady = false; !isReady; await Task.Delay(Pause))
            try
            {
                isReady = (await client.GetAsync("/health/ready")).IsSuccessStatusCode;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // It is still starting.
            }
    }

    private string NewKey()
    {
        using var admin = Start([program, "admin", "keys", "create", "--name", "benchmark", "--source", "dgcp", .. storage]);
        var said = admin.StandardOutput.ReadToEnd();
        admin.WaitForExit();
        return said.Split('\n')[1].Trim();
    }

    private static Process Start(string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = arguments.Contains("admin") })!;

    // What the kernel saw at the most, in MB.
    private double PeakMemory() =>
        File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kilobytes, ..]
            ? double.Parse(kilobytes, System.Globalization.CultureInfo.InvariantCulture) / 1000 : 0;
}
