namespace OpenContracting.Web.Api;

/// <summary>A version of a project.</summary>
public sealed record VersionBody
{
    /// <summary>Its number, from 1 without gaps.</summary>
    public required int Version { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>published, leftOut, merged, withdrawn or redacted.</summary>
    public required string State { get; init; }

    /// <summary>Why it was redacted.</summary>
    public string? Reason { get; init; }

    /// <summary>SHA-256 of its bytes, in hexadecimal; absent where it has none: left out, merged, withdrawn.</summary>
    public string? Sha256 { get; init; }

    /// <summary>How many bytes those are.</summary>
    public int? Size { get; init; }

    /// <summary>Where its exact bytes are, for ever.</summary>
    public string? Uri { get; init; }

    /// <summary>What changed against the version before.</summary>
    public string? Difference { get; init; }
}
