namespace OpenContracting.Projects;

/// <summary>Processes that belong to one project.</summary>
public sealed record ProjectGroup
{
    /// <summary>The processes, the earliest first.</summary>
    public required IReadOnlyList<GroupingFacts> Processes { get; init; }

    /// <summary>Why they belong together; empty for a single process.</summary>
    public IReadOnlyList<GroupLink> Links { get; init; } = [];

    /// <summary>The project a person named for it; null when none did.</summary>
    public string? DecidedProject { get; init; }

    /// <summary>The title a person gave it; null when none did.</summary>
    public string? DecidedTitle { get; init; }

    /// <summary>Ids in other registers.</summary>
    public IReadOnlyList<ExternalProjectId> ProjectIds { get; init; } = [];

    /// <summary>Whether it may be published: a person says so, or at least one of its processes is works beyond doubt.</summary>
    public bool IsProject =>
        DecidedProject is not null || Processes.Any(p => p is { Outcome: InfrastructureOutcome.Yes, Associated: false });

    /// <summary>Whether it is one process and nothing else.</summary>
    public bool SingleProcess => Processes.Count == 1;
}
