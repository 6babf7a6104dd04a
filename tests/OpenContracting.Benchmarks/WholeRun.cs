using System.Diagnostics;
using OpenContracting.Validation;

namespace OpenContracting.Benchmarks;

/// <summary>One validation with everything on, as a process of its own: how long, and how much memory at the most.</summary>
internal static class WholeRun
{
    public static int Validate(Stream input)
    {
        var start = Stopwatch.GetTimestamp();
        var report = Validator.Validate(input);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine($"{report.Items} items, {report.Bytes / 1e6:F0} MB in {seconds:F1} s, {report.Bytes / 1e6 / seconds:F0} MB/s");
        Console.WriteLine($"{string.Join(", ", report.Counts.Select(count => $"{count.Code} {count.Count}"))}");
        Console.WriteLine($"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB, heap {GC.GetTotalMemory(false) / 1e6:F0} MB");
        return report.Structure.Outcome == VerdictOutcome.Failed ? 1 : 0;
    }
}
