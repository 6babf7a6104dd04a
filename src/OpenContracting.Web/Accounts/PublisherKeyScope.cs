namespace OpenContracting.Web.Accounts;

/// <summary>What a key may send, and for how long.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Source">The source system that its exports belong to.</param>
public sealed record PublisherKeyScope(string Name, string Source)
{
    /// <summary>The institution it speaks for; null when it speaks for many.</summary>
    public string? Institution { get; init; }
    public DateTimeOffset? Expires { get; init; }

    /// <summary>In bytes; null for the instance's own limit.</summary>
    public long? LargestExport { get; init; }
    public int? PushesPerDay { get; init; }

    /// <summary>Where its owner is told what became of an export.</summary>
    public string? Webhook { get; init; }
}
