using OpenContracting.Projects;

namespace OpenContracting.Budgets;

/// <summary>What a published project says of itself, as far as it is set beside its budget; amounts in balboas.</summary>
public sealed record ContractedWork
{
    /// <summary>Its OC4IDS id.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>The party id of its public authority.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>The name of its public authority.</summary>
    public string? Institution { get; init; }

    /// <summary>Its first province, by name or code.</summary>
    public string? Province { get; init; }

    /// <summary>Its codes in registers.</summary>
    public IReadOnlyList<ExternalProjectId> Identifiers { get; init; } = [];

    /// <summary>What was contracted; null when nothing was.</summary>
    public decimal? Contract { get; init; }

    /// <summary>The contract after its changes; what was contracted where none states another value.</summary>
    public decimal? Latest { get; init; }

    /// <summary>The sum of its payments.</summary>
    public decimal? Paid { get; init; }

    /// <summary>Per cent of the works done, as the institution last measured it.</summary>
    public decimal? Progress { get; init; }

    /// <summary>The newest day its payments or progress are of.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>By how much changes moved the contract.</summary>
    public decimal? Changes => Latest - Contract;
}
