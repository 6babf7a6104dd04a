namespace OpenContracting.Storage.Publications;

/// <summary>The dataset as the public got it at one time: what changed, what was left out, its report and its files.</summary>
public sealed class Publication
{
    public long Id { get; set; }
    public required long RunId { get; set; }
    public required PublicationState State { get; set; }

    /// <summary>The time the data speak of: see <see cref="Runs.Run.DataAsOf"/>.</summary>
    public required DateTimeOffset DataAsOf { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }

    public int Projects { get; set; }
    public int LeftOut { get; set; }
    public int Added { get; set; }
    public int Updated { get; set; }
    public int Removed { get; set; }
    public string? Licence { get; set; }

    /// <summary>The validation report over all projects, JSON: <see cref="PublicationReport"/>.</summary>
    public byte[]? Report { get; set; }

    /// <summary>Why it was stopped: a stable code and the details; null otherwise.</summary>
    public string? StopCode { get; set; }
    public string? StopDetail { get; set; }
}
