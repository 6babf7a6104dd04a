using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>A run, and how far its stage has come.</summary>
public sealed record RunDetailBody
{
    /// <summary>The run.</summary>
    public required RunBody Run { get; init; }

    /// <summary>Into how many parts the stage is split.</summary>
    public required int Partitions { get; init; }

    /// <summary>How many of them are done.</summary>
    public required int PartitionsDone { get; init; }

    /// <summary>How much the stage has to do; 0 while that is not known, as while an export is read.</summary>
    public required long Total { get; init; }

    /// <summary>How much the stage has done.</summary>
    public required long Processed { get; init; }

    /// <summary>How much of it came to something new.</summary>
    public required long Changed { get; init; }

    /// <summary>How much it does a second; absent until that can be told.</summary>
    public double? PerSecond { get; init; }

    /// <summary>Seconds that the stage will take yet; absent until that can be told.</summary>
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
