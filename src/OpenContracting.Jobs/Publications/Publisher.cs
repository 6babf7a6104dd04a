using OpenContracting.Projects;
using OpenContracting.Publications;

namespace OpenContracting.Jobs.Publications;

/// <summary>Who publishes, and where: what the operator sets.</summary>
public sealed record Publisher
{
    public string Name { get; init; } = "Dirección General de Contrataciones Públicas";

    public string? Uri { get; init; } = "https://www.dgcp.gob.pa";

    /// <summary>The scheme of <see cref="Uid"/>.</summary>
    public string? Scheme { get; init; }

    public string? Uid { get; init; }

    /// <summary>The start of every published address, without a slash at its end.</summary>
    public required string Address { get; init; }

    /// <summary>The prefix of project ids.</summary>
    public string ProjectPrefix { get; init; } = ProjectIdMap.PlaceholderPrefix;

    /// <summary>The licence of the package when the exports in it do not all state one and the same.</summary>
    public string Licence { get; init; } = "https://creativecommons.org/licenses/by/4.0/";

    /// <summary>Where the publication policy can be read.</summary>
    public string? PublicationPolicy { get; init; }

    /// <summary>The secret from which the ids of persons are computed.</summary>
    public byte[] PrivacyKey { get; init; } = [];

    /// <summary>
    /// A publication that would change more than this share of the published projects waits for a person:
    /// a truncated file or a stolen key must not rewrite the record.
    /// </summary>
    public double LargestChangedShare { get; init; } = 0.6;

    /// <summary>The same for projects that would vanish, be cancelled, or lose their title or value.</summary>
    public double LargestLostShare { get; init; } = 0.1;

    /// <summary>What the project package says about itself.</summary>
    public PackageMetadata Package(DateTimeOffset dataAsOf, string? licence) => new()
    {
        Uri = Address + "/api/v1/oc4ids/package.json",
        PublishedDate = dataAsOf,
        PublisherName = Name,
        PublisherUri = Uri,
        PublisherScheme = Scheme,
        PublisherUid = Uid,
        License = licence,
        PublicationPolicy = PublicationPolicy,
    };
}
