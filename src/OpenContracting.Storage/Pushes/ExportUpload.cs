namespace OpenContracting.Storage.Pushes;

/// <summary>An export that comes in by pieces, and goes on after an interruption where it stood.</summary>
/// <remarks>The bytes so far are the chunks of an export in the state <c>Receiving</c>, whose size says how many there are.</remarks>
public sealed class ExportUpload
{
    public required Guid Id { get; set; }
    public required long ExportId { get; set; }

    /// <summary>The key it began with, and must go on with.</summary>
    public required long KeyId { get; set; }

    /// <summary>SHA-256 the sender says it has; null when it does not say.</summary>
    public byte[]? Sha256 { get; set; }

    /// <summary>Bytes of the whole; null when the sender does not say.</summary>
    public long? Length { get; set; }

    /// <summary>Forgotten then, unless something more has come.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>A request is writing until then; others wait.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
}
