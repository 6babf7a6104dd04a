namespace OpenContracting.Storage.Usage;

/// <summary>Counts published before that were corrected, with what was moved and why; shown beside the figures for good.</summary>
public sealed class UsageRestatement
{
    public long Id { get; set; }
    public required DateTimeOffset At { get; set; }
    public required DateOnly FromDay { get; set; }
    public required DateOnly ToDay { get; set; }

    /// <summary>The channel and the item whose counts turned out to be of robots; empty for all.</summary>
    public required string Channel { get; set; }
    public required string Item { get; set; }

    /// <summary>How many investigations went from people and machines to robots.</summary>
    public required long Moved { get; set; }
    public required string Reason { get; set; }
}
