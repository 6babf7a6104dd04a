using System.Runtime.InteropServices;

namespace OpenContracting.Benchmarks;

/// <summary>Time this thread was on a core: what a stage costs, whatever else the machine does meanwhile.</summary>
internal static partial class ThreadTime
{
    private const int ThreadCpuTime = 3;

    public static double Seconds
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return System.Diagnostics.Stopwatch.GetTimestamp() / (double)System.Diagnostics.Stopwatch.Frequency;
            _ = GetTime(ThreadCpuTime, out var time);
            return time.Seconds + time.Nanoseconds / 1e9;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
