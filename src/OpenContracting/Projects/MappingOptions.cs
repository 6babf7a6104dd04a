namespace OpenContracting.Projects;

/// <summary>What the mapping needs to know beside the data.</summary>
public sealed record MappingOptions
{
    /// <summary>The publication's data-as-of: what "now" means for statuses that depend on dates.</summary>
    public required DateTimeOffset DataAsOf { get; init; }

    /// <summary>The language of the texts.</summary>
    public string Language { get; init; } = "es";

    /// <summary>
    /// The address at which a release of ours can be fetched, with <c>{ocid}</c> and <c>{release}</c> standing for the escaped ids,
    /// for example <c>https://example.org/api/v1/ocds/releases/{ocid}/{release}</c>. Null: releases are linked only where their own package is known.
    /// </summary>
    public string? ReleaseAddress { get; init; }

    /// <summary>Whether to say for each value where it came from.</summary>
    public bool WithProvenance { get; init; } = true;

    /// <summary>Codes of elements, or of single ways to fill one, to leave out (<see cref="MappingTable"/> lists both).</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();
}
