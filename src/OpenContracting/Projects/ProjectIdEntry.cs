namespace OpenContracting.Projects;

/// <summary>One id that was ever given to a project.</summary>
public sealed record ProjectIdEntry
{
    /// <summary>The id: prefix, hyphen, local id.</summary>
    public required string Id { get; init; }

    /// <summary>The local id: a project register's code when there was one, else the number of the first act.</summary>
    public required string LocalId { get; init; }

    /// <summary>The process whose number founded the project: after a split the id stays where this process is.</summary>
    public required string Anchor { get; init; }

    /// <summary>The processes of the project when it was last seen (<see cref="GroupingFacts.ProcessKey"/>).</summary>
    public IReadOnlyList<string> Processes { get; init; } = [];

    /// <summary>Ids in other registers that lead to this project.</summary>
    public IReadOnlyList<ExternalProjectId> ProjectIds { get; init; } = [];

    /// <summary>What the id stands for.</summary>
    public ProjectIdState State { get; init; }

    /// <summary>Where a redirect leads.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>When the id was given.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When its state last changed.</summary>
    public DateTimeOffset? Changed { get; init; }
}
