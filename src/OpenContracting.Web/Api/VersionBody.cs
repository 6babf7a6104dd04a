namespace OpenContracting.Web.Api;

/// <summary>A version of a project.</summary>
public sealed record VersionBody
{
    public required int Version { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>published, leftOut, merged, withdrawn or redacted.</summary>
    public required string State { get; init; }

    /// <summary>Why it was redacted.</summary>
    public string? Reason { get; init; }
    public string? Sha256 { get; init; }
    public int? Size { get; init; }
    public string? Uri { get; init; }

    /// <summary>What changed against the version before.</summary>
    public string? Difference { get; init; }
}
