namespace OpenContracting.Projects.Classification;

/// <summary>One rule of the rule file that looks at one property of a process.</summary>
internal sealed record InfrastructureRule
{
    public required string Code { get; init; }

    public required RuleWeight Weight { get; init; }

    /// <summary>Enough to ask a person when nothing else matched, and worth two points beside works.</summary>
    public bool Alone { get; init; }

    public IReadOnlyList<string> ItemCodes { get; init; } = [];

    public IReadOnlyList<string> ExceptItemCodes { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public string? TitleWords { get; init; }

    public IReadOnlyList<string> WithTitleWords { get; init; } = [];

    public string? BuyerWords { get; init; }

    public IReadOnlyList<string> EntityCodes { get; init; } = [];

    public string? ProcedureWords { get; init; }

    public decimal? MinimumAmount { get; init; }
}
