namespace OpenContracting.Storage.Pushes;

/// <summary>A sender that is to be told, at its key's webhook, what became of its export.</summary>
public sealed class PushCallback
{
    public required long ExportId { get; set; }
    public required long KeyId { get; set; }
    public int Attempts { get; set; }
    public required DateTimeOffset NextAttemptAt { get; set; }
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>Why the last attempt did not get through, as a stable code; null when it did.</summary>
    public string? ProblemCode { get; set; }
}
