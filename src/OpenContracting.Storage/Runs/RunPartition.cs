namespace OpenContracting.Storage.Runs;

/// <summary>A share of one stage of a run, done by one worker: a range of keys, its state and its counts.</summary>
public sealed class RunPartition
{
    public long Id { get; set; }
    public required long RunId { get; set; }
    public required RunStage Stage { get; set; }
    public required int Number { get; set; }

    /// <summary>The first and last key of the range; what they count depends on the stage.</summary>
    public string? From { get; set; }
    public string? To { get; set; }

    public required PartitionState State { get; set; }

    /// <summary>When a job for it was last put in the queue.</summary>
    public required DateTimeOffset EnqueuedAt { get; set; }

    /// <summary>Who holds it: a new value for every claim, so that a worker that lost it cannot write any more.</summary>
    public Guid? Claim { get; set; }
    public DateTimeOffset? ClaimedUntil { get; set; }
    public string? Worker { get; set; }

    public int Attempts { get; set; }
    public DateTimeOffset? NotBefore { get; set; }

    public long Total { get; set; }
    public long Processed { get; set; }
    public long Changed { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? Error { get; set; }
}
