namespace OpenContracting.Storage.People;

/// <summary>A key that pushes exports. Only its hash is stored; it is shown once, when it is made.</summary>
public sealed class PublisherKey
{
    public long Id { get; set; }
    public required string Name { get; set; }

    /// <summary>The first characters, so that people can tell keys apart.</summary>
    public required string Prefix { get; set; }

    /// <summary>SHA-256 of the key: it is 256 random bits, so nothing slower is needed.</summary>
    public required byte[] Hash { get; set; }

    // Scope: what it may send.
    public required string Source { get; set; }
    public string? Institution { get; set; }

    /// <summary>The largest export it may send, in bytes, and how many in 24 hours; null for the instance's own limits.</summary>
    public long? LargestExport { get; set; }
    public int? PushesPerDay { get; set; }

    /// <summary>Where its owner is told what became of an export, signed with <see cref="Hash"/>; null for nowhere.</summary>
    public string? Webhook { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
    public string? CreatedBy { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; set; }
}
