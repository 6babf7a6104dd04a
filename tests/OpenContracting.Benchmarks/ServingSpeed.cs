using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenContracting.Benchmarks;

/// <summary>How many requests an instance answers in a second, by <c>wrk</c> on the loopback, beside <see cref="Bare"/> with the same bytes.</summary>
internal static partial class ServingSpeed
{
    private const int Rounds = 5;
    private const string BareAddress = "http://127.0.0.1:38918";

    public static async Task<int> MeasureAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        using var page = JsonDocument.Parse(await client.GetStringAsync("/api/v1/projects?limit=1"));
        var path = "/api/v1/projects/" + page.RootElement.GetProperty("projects")[0].GetProperty("id").GetString();
        using var answer = await client.GetAsync(path);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());
        using var bare = Process.Start(Environment.ProcessPath!, ["bare", file, BareAddress]);
        await Task.Delay(TimeSpan.FromSeconds(3));
        try
        {
            Compare("a project", [address + path], [BareAddress]);
            Compare("a project, 304", [address + path, "-H", $"If-None-Match: {answer.Headers.ETag}"], [BareAddress, "-H", "If-None-Match: \"bare\""]);
            foreach (var (name, query) in new[]
            {
                ("100 of a filter", "/api/v1/projects?status=implementation&value_min=10000&limit=100"),
                ("a search", "/api/v1/projects?q=construccion%20escuela&limit=20"),
                ("a page of the change feed", "/api/v1/changes?since=0&limit=100"),
            })
            {
                var (rate, slowest) = Median([address + query]);
                Console.WriteLine($"{name,-28} {rate,9:F0} a second, 99 % within {slowest}");
            }
        }
        finally
        {
            bare.Kill();
            File.Delete(file);
        }

        return 0;
    }

    /// <summary>Turn by turn, since what else the machine does changes from one moment to the next.</summary>
    private static void Compare(string name, string[] ours, string[] bare)
    {
        var pairs = Enumerable.Range(0, Rounds).Select(_ => (Ours: Run(ours).Rate, Bare: Run(bare).Rate)).ToList();
        var ratio = pairs.Select(pair => pair.Ours / pair.Bare).Order().ElementAt(Rounds / 2);
        Console.WriteLine(
            $"{name,-28} {pairs.Select(pair => pair.Ours).Order().ElementAt(Rounds / 2),9:F0} a second, bare {pairs.Select(pair => pair.Bare).Order().ElementAt(Rounds / 2):F0}: {ratio:P0} of it");
    }

    private static (double Rate, string Slowest) Median(string[] target) =>
        Enumerable.Range(0, Rounds).Select(_ => Run(target)).OrderBy(run => run.Rate).ElementAt(Rounds / 2);

    private static (double Rate, string Slowest) Run(string[] target)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", "-c8", "-d3s", "--latency", .. target]) { RedirectStandardOutput = true })!;
        var said = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        return (double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture), Slowest().Match(said).Groups[1].Value);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+(\S+)")]
    private static partial Regex Slowest();
}
