using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenContracting.Jobs.Exports;
using OpenContracting.Jobs.Runs;

namespace OpenContracting.Jobs;

/// <summary>What is measured of the chain. With nobody listening it costs a comparison or two for each partition.</summary>
public static class Telemetry
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "OpenContracting";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);

    private static readonly Counter<long> Exports =
        Meter.CreateCounter<long>("opencontracting.exports", "{export}", "Exports that came in, by source, and whether their bytes were new.");

    private static readonly Counter<long> ExportBytes = Meter.CreateCounter<long>("opencontracting.exports.bytes", "By", "Bytes of exports that came in.");

    private static readonly Counter<long> Partitions =
        Meter.CreateCounter<long>("opencontracting.partitions", "{partition}", "Partitions of work that ended, by stage and outcome.");

    private static readonly Histogram<double> Seconds =
        Meter.CreateHistogram<double>("opencontracting.partition.duration", "s", "Time a partition took, by stage and outcome.");

    private static readonly Counter<long> Pulls = Meter.CreateCounter<long>("opencontracting.pulls", "{pull}", "Pulls of sources, by source and problem.");

    internal static void ExportAccepted(string source, Receipt receipt)
    {
        Exports.Add(1, new("source", source), new("new", !receipt.Known));
        ExportBytes.Add(receipt.Size, new KeyValuePair<string, object?>("source", source));
    }

    internal static void Pulled(string source, string? problem) => Pulls.Add(1, new("source", source), new("problem", problem ?? "none"));

    /// <summary>Measures a partition until it is disposed.</summary>
    internal static MeasuredPartition Partition(PartitionWork work) => new(work);

    internal sealed class MeasuredPartition(PartitionWork work) : IDisposable
    {
        private readonly long began = Stopwatch.GetTimestamp();

        private readonly Activity? activity = Source.StartActivity($"partition {work.Partition.Stage}")
            ?.SetTag("run", work.Run.Id).SetTag("partition", work.Partition.Id).SetTag("export", work.Run.ExportId);

        public string Outcome { get; set; } = "failed";

        public void Dispose()
        {
            var tags = new TagList { { "stage", work.Partition.Stage.ToString() }, { "outcome", Outcome } };
            Partitions.Add(1, tags);
            Seconds.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, tags);
            activity?.SetTag("outcome", Outcome);
            if (Outcome == "failed")
                activity?.SetStatus(ActivityStatusCode.Error);
            activity?.Dispose();
        }
    }
}
