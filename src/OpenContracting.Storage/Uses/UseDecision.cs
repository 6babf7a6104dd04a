namespace OpenContracting.Storage.Uses;

/// <summary>What the desk decided about a use; a decision undone stays, with who undid it.</summary>
public sealed class UseDecision
{
    public long Id { get; set; }
    public required long UseId { get; set; }
    public required UseState From { get; set; }
    public required UseState To { get; set; }

    /// <summary>Why it was returned or removed, a code of <c>Uses.es.json</c>; null for none.</summary>
    public string? Reason { get; set; }
    public required DateTimeOffset At { get; set; }
    public required string By { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
    public string? UndoneBy { get; set; }
}
