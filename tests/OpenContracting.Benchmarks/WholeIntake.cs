using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenContracting.Exports;
using OpenContracting.Jobs.Exports;
using OpenContracting.Projects;
using OpenContracting.Releases;

namespace OpenContracting.Benchmarks;

/// <summary>One export of any size read to its last row, as a process of its own: rows, time and peak memory; then what becomes of each process, step by step.</summary>
internal sealed class WholeIntake : IExportSink
{
    private const int MostKept = 6_000;
    private const int Rounds = 5;

    private readonly List<ProcessSnapshot> kept = [];
    private long processes;
    private long bytes;

    public static int Read(string path)
    {
        var sink = new WholeIntake();
        var (start, own) = (Stopwatch.GetTimestamp(), ThreadTime.Seconds);
        var summary = ExportReader.Read(ExportFile.At(path), sink);
        var (seconds, size) = (Stopwatch.GetElapsedTime(start).TotalSeconds, new FileInfo(path).Length);
        own = ThreadTime.Seconds - own;
        foreach (var table in summary.Tables)
            Console.WriteLine($"{table.Table,-32} {table.Rows} rows = {table.Used} used + {table.Quarantined} quarantined + {table.Duplicates} repeated");
        Console.WriteLine($"{summary.Adapter}: {size / 1e6:F0} MB, {sink.processes} processes of {sink.bytes / 1e6:F0} MB in {seconds:F0} s, {own * 1e6 / Math.Max(1, sink.processes):F0} µs of a core each");
        Console.WriteLine($"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
        if (sink.kept.Count > 0)
            sink.Steps(path);
        return summary.Refusal is null ? 0 : 1;
    }

    void IExportSink.Accept(ProcessSnapshot snapshot)
    {
        processes++;
        bytes += snapshot.Content.Length;
        if (kept.Count < MostKept)
            kept.Add(snapshot);
    }

    void IExportSink.Quarantine(QuarantinedRow row)
    {
    }

    private void Steps(string path)
    {
        var options = new ReleaseOptions { PrivacyKey = new byte[32] };
        var releases = kept.ConvertAll(snapshot => ReleaseBuilder.Build(snapshot, options));
        Console.WriteLine($"releases {Hash(releases.Select(release => release.Json))}, provenance {Hash(releases.Select(release => release.Provenance))}");
        Step("reading, the whole export again", () => ExportReader.Read(ExportFile.At(path), new WholeIntake()), processes);
        Step("snapshots packed", () => kept.ForEach(snapshot => Deflated.Pack(snapshot.Content.Span)), kept.Count);
        var packed = kept.ConvertAll(snapshot => Deflated.Pack(snapshot.Content.Span));
        Step("snapshots unpacked", () => packed.ForEach(snapshot => Deflated.Unpack(snapshot)), kept.Count);
        Step("releases built", () => kept.ForEach(snapshot => ReleaseBuilder.Build(snapshot, options)), kept.Count);
        Step("provenance packed", () => releases.ForEach(release => Deflated.Pack(release.Provenance.Span)), kept.Count);
        var histories = releases.Select((release, index) => ProcessHistory.Of([StateOf(kept[index], release)])).ToList();
        Step("histories of one", () => releases.Select((release, index) => ProcessHistory.Of([StateOf(kept[index], release)])).Count(history => history.Date is null), kept.Count);
        Step("compiled", () => histories.ForEach(history => history.CompiledJson()), kept.Count);
        var compiled = histories.ConvertAll(history => history.CompiledJson());
        Step("decided", () => compiled.ForEach(json =>
        {
            using var document = JsonDocument.Parse(json);
            InfrastructureClassifier.Decide(document.RootElement);
        }), kept.Count);
        Step("two months of one source", () => Histories(state => state with { Export = "2", Release = Changed(state.Release) }), kept.Count);
        Step("two sources composed", () => Histories(state => state with { Export = "2", Source = "other" }), kept.Count);

        void Histories(Func<ProcessState, ProcessState> second)
        {
            for (var index = 0; index < kept.Count; index++)
            {
                var state = StateOf(kept[index], releases[index]);
                var history = ProcessHistory.Of([state, second(state)]);
                if (history.CompiledJson().IsEmpty || history.Date is null)
                    throw new InvalidOperationException("Nothing came of two states.");
            }
        }
    }

    /// <summary>The release a month later, with another language: what stands before it is compared to no avail.</summary>
    private static ReleaseDocument Changed(ReleaseDocument release) => release with
    {
        Date = release.Date.AddMonths(1),
        Json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(release.Json.Span).Replace("\"language\":\"es\"", "\"language\":\"en\"", StringComparison.Ordinal)),
    };

    private static ProcessState StateOf(ProcessSnapshot snapshot, ReleaseDocument release) => new()
    {
        Source = "dgcp",
        Adapter = snapshot.Adapter,
        Export = "1",
        ExportDate = snapshot.ExportDate,
        UnknownTables = snapshot.UnknownTables,
        Release = release,
    };

    private static string Hash(IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
            hash.AppendData(part.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static void Step(string name, Action act, long count)
    {
        act();
        var times = new double[Rounds];
        var memory = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var start = ThreadTime.Seconds;
            act();
            times[round] = ThreadTime.Seconds - start;
        }

        memory = (GC.GetAllocatedBytesForCurrentThread() - memory) / Rounds;
        Array.Sort(times);
        Console.WriteLine($"{name,-35} {times[Rounds / 2] * 1e6 / count,8:F0} µs {memory / count / 1024.0,8:F1} KB a process");
    }
}
