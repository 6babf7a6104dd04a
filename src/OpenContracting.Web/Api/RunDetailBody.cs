using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>A run, and how far its stage has come.</summary>
public sealed record RunDetailBody
{
    public required RunBody Run { get; init; }
    public required int Partitions { get; init; }
    public required int PartitionsDone { get; init; }

    /// <summary>How much the stage has to do; 0 while that is not known, as while an export is read.</summary>
    public required long Total { get; init; }
    public required long Processed { get; init; }

    /// <summary>How much of it came to something new.</summary>
    public required long Changed { get; init; }
    public double? PerSecond { get; init; }
    public double? SecondsLeft { get; init; }

    public static RunDetailBody Of(RunProgress progress) => new()
    {
        Run = RunBody.Of(progress.Run),
        Partitions = progress.Partitions,
        PartitionsDone = progress.PartitionsDone,
        Total = progress.Total,
        Processed = progress.Processed,
        Changed = progress.Changed,
        PerSecond = progress.PerSecond is { } rate ? Math.Round(rate, 1) : null,
        SecondsLeft = progress.SecondsLeft is { } left ? Math.Round(left) : null,
    };
}
