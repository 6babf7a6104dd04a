using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Web.Queries;

/// <summary>How far the stage of a run has come.</summary>
/// <param name="Run">The run.</param>
/// <param name="Partitions">Into how many parts the stage was cut.</param>
/// <param name="PartitionsDone">How many of them are done.</param>
/// <param name="Total">How much there is to do, as far as known.</param>
/// <param name="Processed">How much of it is done.</param>
/// <param name="Changed">How much of it came to something new.</param>
/// <param name="PerSecond">What was done in a second so far; null while nothing can be said.</param>
public sealed record RunProgress(Run Run, int Partitions, int PartitionsDone, long Total, long Processed, long Changed, double? PerSecond)
{
    /// <summary>From 0 to 1.</summary>
    public double Share => Run.State == RunState.Done ? 1
        : Total > 0 ? Math.Clamp((double)Processed / Total, 0, 1)
        : Partitions > 0 ? (double)PartitionsDone / Partitions : 0;

    /// <summary>How long the stage will take if it goes on so; null while nothing can be said.</summary>
    public double? SecondsLeft => Run.State == RunState.Running && Total > 0 && PerSecond > 0 ? Math.Max(0, Total - Processed) / PerSecond : null;

    public static async Task<RunProgress> OfAsync(Db db, Run run, DateTimeOffset now, CancellationToken cancellation)
    {
        var parts = await db.RunPartitions.AsNoTracking().Where(part => part.RunId == run.Id && part.Stage == run.Stage)
            .Select(part => new { part.State, part.Total, part.Processed, part.Changed, part.StartedAt, part.FinishedAt }).ToListAsync(cancellation);
        var began = parts.Min(part => part.StartedAt);
        var ended = parts.Count > 0 && parts.TrueForAll(part => part.FinishedAt is not null) ? parts.Max(part => part.FinishedAt)!.Value : now;
        var processed = parts.Sum(part => part.Processed);
        var seconds = began is { } start ? (ended - start).TotalSeconds : 0;
        return new(
            run, parts.Count, parts.Count(part => part.State == PartitionState.Done), parts.Sum(part => part.Total), processed, parts.Sum(part => part.Changed),
            seconds > 0 && processed > 0 ? processed / seconds : null);
    }
}
