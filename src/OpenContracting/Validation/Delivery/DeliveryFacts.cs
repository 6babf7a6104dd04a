namespace OpenContracting.Validation.Delivery;

/// <summary>How a server handed over a document.</summary>
public sealed record DeliveryFacts
{
    /// <summary>The address asked last, after redirects.</summary>
    public required Uri Address { get; init; }

    /// <summary>The media type it was served as, without parameters; null when none was given.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset named beside it; null when none was.</summary>
    public string? Charset { get; init; }

    /// <summary>How it was compressed on the way; null when it was not, though that was asked for.</summary>
    public string? Encoding { get; init; }

    /// <summary>The bytes of the document, decompressed.</summary>
    public long Bytes { get; init; }

    /// <summary>Whether an ETag or a Last-Modified lets others ask for changes alone.</summary>
    public bool HasValidator { get; init; }

    /// <summary>What HEAD was answered with; null when it was not asked.</summary>
    public int? HeadStatus { get; init; }

    /// <summary>Whether the body came compressed as the server says.</summary>
    public bool IsEncodedAsSaid { get; init; } = true;

    /// <summary>What is wrong with the certificate.</summary>
    public CertificateFaults CertificateFaults { get; init; }

    /// <summary>When the certificate ends; null where there is none.</summary>
    public DateTimeOffset? CertificateEnds { get; init; }
}
