namespace OpenContracting.Storage.Runs;

/// <summary>One thing a stage could not do, put aside after several tries so that the rest goes on.</summary>
public sealed class RunFault
{
    public long Id { get; set; }
    public required long RunId { get; set; }
    public required RunStage Stage { get; set; }

    /// <summary>A process key, a project id or a snapshot's number, by stage.</summary>
    public required string Subject { get; set; }
    public required string Error { get; set; }
    public required DateTimeOffset At { get; set; }
}
