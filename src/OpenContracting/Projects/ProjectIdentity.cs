namespace OpenContracting.Projects;

/// <summary>What a project is called, before anything is said about it.</summary>
public sealed record ProjectIdentity
{
    /// <summary>The OC4IDS id.</summary>
    public required string Id { get; init; }

    /// <summary>Ids in other registers (SINIP, Panamá en Obras).</summary>
    public IReadOnlyList<ExternalProjectId> ProjectIds { get; init; } = [];

    /// <summary>The title a person gave it; null when none did.</summary>
    public string? DecidedTitle { get; init; }
}
