using System.Diagnostics;
using System.Text.Json;
using OpenContracting.Cli;

namespace OpenContracting.Benchmarks;

/// <summary>How fast <c>occ compile</c> is, beside T, a loop that only reads tokens: wall time, and time on all cores together.</summary>
internal sealed class MergeStages(string path)
{
    private const int Rounds = 7;

    private readonly byte[] bytes = File.ReadAllBytes(path);

    public void Run()
    {
        var output = Path.GetTempFileName();
        try
        {
            Measure("T: Utf8JsonReader, tokens only", () => Tokens(bytes));
            Measure("occ compile", () => Compile(output));
            Measure("occ compile --versioned", () => Compile(output, "--versioned"));
            Measure("occ compile --package", () => Compile(output, "--package"));
        }
        finally
        {
            File.Delete(output);
        }
    }

    private void Compile(string output, params string[] options)
    {
        var exit = Cli.CommandLine.RunAsync(["compile", path, "--out", output, "--quiet", .. options], TextWriter.Null, Console.Error).GetAwaiter().GetResult();
        if (exit != ExitCode.Ok)
            throw new InvalidOperationException($"occ compile ended with {exit}.");
    }

    private static void Tokens(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: true, new JsonReaderState(new() { AllowMultipleValues = true }));
        while (reader.Read())
        {
        }
    }

    private void Measure(string stage, Action act)
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
            wall[round] = bytes.Length / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds;
            processor[round] = bytes.Length / 1e6 / (self.TotalProcessorTime - used).TotalSeconds;
        }

        Array.Sort(wall);
        Array.Sort(processor);
        Console.WriteLine($"{stage,-35} wall {wall[Rounds / 2],6:F0} MB/s (best {wall[^1]:F0})   {processor[Rounds / 2],6:F0} MB per core-second (best {processor[^1]:F0})");
    }
}
