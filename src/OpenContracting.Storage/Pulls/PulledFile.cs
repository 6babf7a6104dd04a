namespace OpenContracting.Storage.Pulls;

/// <summary>A file of a pulled source: what is known of it, so that it is fetched again only when it changed.</summary>
public sealed class PulledFile
{
    /// <summary>The <see cref="PullSource.Name"/>.</summary>
    public required string Pull { get; set; }

    public required string Address { get; set; }

    /// <summary>The month it covers, as <c>2026-07</c>; null when it is not by month.</summary>
    public string? Period { get; set; }

    public required PulledFileState State { get; set; }
    public required DateTimeOffset AskedAt { get; set; }
    public DateTimeOffset? FetchedAt { get; set; }

    // What the source answered with, sent back to it when asking again.
    public string? ETag { get; set; }
    public string? LastModified { get; set; }

    /// <summary>The export it last became.</summary>
    public long? ExportId { get; set; }

    /// <summary>Why it could not be had, as a stable code; null when it could.</summary>
    public string? ProblemCode { get; set; }
}
