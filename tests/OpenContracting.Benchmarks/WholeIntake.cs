using System.Diagnostics;
using OpenContracting.Exports;

namespace OpenContracting.Benchmarks;

/// <summary>One export of any size read to its last row, as a process of its own: rows, time and peak memory.</summary>
internal sealed class WholeIntake : IExportSink
{
    private long processes;
    private long bytes;

    public static int Read(string path)
    {
        var sink = new WholeIntake();
        var start = Stopwatch.GetTimestamp();
        var summary = ExportReader.Read(ExportFile.At(path), sink);
        var (seconds, size) = (Stopwatch.GetElapsedTime(start).TotalSeconds, new FileInfo(path).Length);
        foreach (var table in summary.Tables)
            Console.WriteLine($"{table.Table,-32} {table.Rows} rows = {table.Used} used + {table.Quarantined} quarantined + {table.Duplicates} repeated");
        Console.WriteLine($"{summary.Adapter}: {size / 1e6:F0} MB, {sink.processes} processes of {sink.bytes / 1e6:F0} MB in {seconds:F0} s");
        Console.WriteLine($"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
        return summary.Refusal is null ? 0 : 1;
    }

    void IExportSink.Accept(ProcessSnapshot snapshot)
    {
        processes++;
        bytes += snapshot.Content.Length;
    }

    void IExportSink.Quarantine(QuarantinedRow row)
    {
    }
}
