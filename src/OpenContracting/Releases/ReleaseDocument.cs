namespace OpenContracting.Releases;

/// <summary>An OCDS release as bytes ready to publish, with what is needed to find and order it.</summary>
public sealed record ReleaseDocument
{
    /// <summary>The process it belongs to: see <see cref="Exports.ProcessSnapshot.ProcessKey"/>.</summary>
    public required string ProcessKey { get; init; }

    /// <summary>The ocid; null for a process without one, whose releases are never published as OCDS.</summary>
    public string? Ocid { get; init; }

    /// <summary>The number of the act in the procurement system (numProceso).</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The release id.</summary>
    public required string Id { get; init; }

    /// <summary>The release date.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The release, UTF-8 JSON without insignificant white space.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Where each value comes from, in the form <see cref="Releases.Provenance"/> reads.</summary>
    public required ReadOnlyMemory<byte> Provenance { get; init; }
}
