namespace OpenContracting.Storage.Projects;

/// <summary>What a person decided: outranks the rules and survives every new import. Never changed; undone by a later one.</summary>
public sealed class Decision
{
    public long Id { get; set; }
    public required DecisionKind Kind { get; set; }

    /// <summary>What it is about: a process key, a project id, or an export's id, by kind.</summary>
    public required string Subject { get; set; }

    /// <summary>The other party: the project a process goes to, the process it is kept apart from.</summary>
    public string? Target { get; set; }

    /// <summary>The title a person gave the project of the process.</summary>
    public string? Title { get; set; }
    public required bool Accepted { get; set; }
    public string? Reason { get; set; }
    public required string DecidedBy { get; set; }
    public required DateTimeOffset DecidedAt { get; set; }

    /// <summary>When it was undone, and by whom; null while it holds.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
    public string? UndoneBy { get; set; }
}
