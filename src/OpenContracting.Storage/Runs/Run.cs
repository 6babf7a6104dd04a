namespace OpenContracting.Storage.Runs;

/// <summary>Work that must take effect exactly once, and from which a restart resumes: the durable side of the job chain.</summary>
public sealed class Run
{
    public long Id { get; set; }
    public required RunKind Kind { get; set; }

    /// <summary>The export an intake reads; null for a publication.</summary>
    public long? ExportId { get; set; }
    public required RunState State { get; set; }
    public required RunStage Stage { get; set; }

    /// <summary>Partitions of the present stage that are not done; the one that takes it to zero starts the next stage.</summary>
    public int PartitionsLeft { get; set; }

    /// <summary>For a publication, the time its data speak of: what "now" means for statuses that depend on dates.</summary>
    public DateTimeOffset? DataAsOf { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Why it failed or was stopped: a stable code and the details; null otherwise.</summary>
    public string? ErrorCode { get; set; }
    public string? Error { get; set; }
}
