namespace OpenContracting.Storage.Links;

/// <summary>An address that published documents are said to be at, and what it answered when it was last asked.</summary>
public sealed class LinkCheck
{
    /// <summary>PostgreSQL indexes no longer keys; documents at longer addresses are told as they are, and not asked for.</summary>
    public const int LongestAddress = 1800;

    public required string Address { get; set; }
    public required string Host { get; set; }

    /// <summary>Not asked before; a host that wants to be left in peace moves all of its addresses.</summary>
    public required DateTimeOffset DueAt { get; set; }

    // Null until it was asked.
    public LinkOutcome? Outcome { get; set; }

    /// <summary>The status of the last answer; null when none came.</summary>
    public int? Status { get; set; }

    /// <summary>Why there was no answer that tells, or no question: <c>name</c>, <c>timeout</c>, <c>robots</c>.</summary>
    public string? Cause { get; set; }
    public DateTimeOffset? CheckedAt { get; set; }
}
