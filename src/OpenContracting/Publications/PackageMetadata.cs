namespace OpenContracting.Publications;

/// <summary>What a package says about itself; the same in OC4IDS project packages and in OCDS release and record packages.</summary>
public sealed record PackageMetadata
{
    /// <summary>The package's own address.</summary>
    public required string Uri { get; init; }

    /// <summary>When the content last changed.</summary>
    public required DateTimeOffset PublishedDate { get; init; }

    /// <summary>The name of who publishes.</summary>
    public required string PublisherName { get; init; }

    /// <summary>The publisher's address on the web.</summary>
    public string? PublisherUri { get; init; }

    /// <summary>The scheme of <see cref="PublisherUid"/>.</summary>
    public string? PublisherScheme { get; init; }

    /// <summary>The publisher's id in that scheme.</summary>
    public string? PublisherUid { get; init; }

    /// <summary>The licence, as a URI.</summary>
    public string? License { get; init; }

    /// <summary>Where the publication policy can be read.</summary>
    public string? PublicationPolicy { get; init; }

    /// <summary>The extensions used, as URIs; for OCDS packages only.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];
}
