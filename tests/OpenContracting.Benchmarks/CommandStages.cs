using System.Diagnostics;
using System.Text.Json;
using OpenContracting.Cli;

namespace OpenContracting.Benchmarks;

/// <summary>How fast whole commands are, from file to file, beside T, a loop that only reads tokens: wall time, and time on all cores together.</summary>
internal sealed class CommandStages : IDisposable
{
    private const int Rounds = 7;

    private readonly string path;
    private readonly byte[] bytes;
    private readonly string folder = Directory.CreateTempSubdirectory("benchmark-").FullName;

    public CommandStages(string path)
    {
        this.path = path;
        bytes = File.ReadAllBytes(path);
    }

    public void RunMerge()
    {
        MeasureTokens();
        Measure("occ compile", bytes.Length, () => Run("compile", path, "--out", At("compiled")));
        Measure("occ compile --versioned", bytes.Length, () => Run("compile", path, "--out", At("compiled"), "--versioned"));
        Measure("occ compile --package", bytes.Length, () => Run("compile", path, "--out", At("compiled"), "--package"));
    }

    /// <summary>Releases, one a line, to projects; and the first half of them, since twice as much must take twice the time and no more.</summary>
    public void RunConvert()
    {
        MeasureTokens();
        var half = bytes.AsSpan(0, bytes.AsSpan(0, bytes.Length / 2).LastIndexOf((byte)'\n') + 1);
        File.WriteAllBytes(At("half.jsonl"), half);
        var halfLength = half.Length;
        Measure("occ convert, half of it", halfLength, () => Run("convert", At("half.jsonl"), "--out", At("projects")));
        Measure("occ convert", bytes.Length, () => Run("convert", path, "--out", At("projects")));
    }

    /// <summary>Projects or releases to tables and back; sizes are those of the JSON.</summary>
    public void RunFlatten()
    {
        MeasureTokens();
        Measure("occ flatten, folder of CSV", bytes.Length, () => Run("flatten", path, "--out", At("tables")));
        Measure("occ unflatten, folder of CSV", bytes.Length, () => Run("unflatten", At("tables"), "--out", At("json")));
        Measure("occ flatten, ZIP", bytes.Length, () => Run("flatten", path, "--out", At("tables.zip")));
        Measure("occ unflatten, ZIP", bytes.Length, () => Run("unflatten", At("tables.zip"), "--out", At("json")));
        Measure("occ flatten, XLSX", bytes.Length, () => Run("flatten", path, "--out", At("tables.xlsx")));
        Measure("occ unflatten, XLSX", bytes.Length, () => Run("unflatten", At("tables.xlsx"), "--out", At("json")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    private static void Run(params string[] command)
    {
        var exit = Cli.CommandLine.RunAsync([.. command, "--quiet"], TextWriter.Null, Console.Error).GetAwaiter().GetResult();
        if (exit != ExitCode.Ok)
            throw new InvalidOperationException($"occ {command[0]} ended with {exit}.");
    }

    private void MeasureTokens() => Measure("T: Utf8JsonReader, tokens only", bytes.Length, () =>
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: true, new JsonReaderState(new() { AllowMultipleValues = true }));
        while (reader.Read())
        {
        }
    });

    private static void Measure(string stage, long length, Action act)
    {
        act();
        act();
        var (wall, processor) = (new double[Rounds], new double[Rounds]);
        using var self = Process.GetCurrentProcess();
        for (var round = 0; round < Rounds; round++)
        {
            self.Refresh();
            var (start, used) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
            act();
            self.Refresh();
            wall[round] = length / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds;
            processor[round] = length / 1e6 / (self.TotalProcessorTime - used).TotalSeconds;
        }

        Array.Sort(wall);
        Array.Sort(processor);
        Console.WriteLine($"{stage,-35} {length / 1e6,5:F0} MB   wall {wall[Rounds / 2],6:F0} MB/s (best {wall[^1]:F0})   {processor[Rounds / 2],6:F0} MB per core-second (best {processor[^1]:F0})");
    }
}
