namespace OpenContracting.Storage.Pushes;

/// <summary>A push under an <c>Idempotency-Key</c>: sent again, it is answered as it was the first time.</summary>
public sealed class PushRequest
{
    public required long KeyId { get; set; }
    public required string IdempotencyKey { get; set; }

    /// <summary>What it was: the same key for something else is a mistake.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>The export it became; null while it is coming in.</summary>
    public long? ExportId { get; set; }
    public required DateTimeOffset At { get; set; }
}
