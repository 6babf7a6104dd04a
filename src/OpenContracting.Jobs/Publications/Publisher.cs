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
    public string ProjectPrefix { get; init; } = OpenContracting.Projects.ProjectIdMap.PlaceholderPrefix;

    /// <summary>The licence of the package when the exports in it do not all state one and the same.</summary>
    public string Licence { get; init; } = "https://creativecommons.org/licenses/by/4.0/";

    /// <summary>Where the publication policy can be read.</summary>
    public string? PublicationPolicy { get; init; }

    /// <summary>The secret from which the ids of persons are computed.</summary>
    public byte[] PrivacyKey { get; init; } = [];
}
