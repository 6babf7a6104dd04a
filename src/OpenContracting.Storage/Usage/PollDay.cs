namespace OpenContracting.Storage.Usage;

/// <summary>How often one answer to the question after a download was given on one day; who gave it is not known.</summary>
public sealed class PollDay
{
    public required DateOnly Day { get; set; }

    /// <summary>One of the answers offered, by its code.</summary>
    public required string Answer { get; set; }
    public long Count { get; set; }
}
