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

    /// <summary>
    /// What the institution says in its project tables, as an OC4IDS project with any of its fields (UTF-8 JSON): it outranks what is concluded
    /// from procurement. <c>contractingProcesses</c> in it are matched by ocid or by the number of the act. Empty when it says nothing.
    /// </summary>
    public ReadOnlyMemory<byte> Tables { get; init; }

    /// <summary>The project-level content last published and its <c>updated</c>: as long as the content stays, so does the date.</summary>
    public PublishedState? LastPublished { get; init; }
}
