namespace OpenContracting.Web.Api;

/// <summary>A work with its budget beside its contracts; amounts in balboas, null where nobody says.</summary>
public sealed record ReconciliationBody
{
    /// <summary>The OC4IDS id of the work.</summary>
    public required string Project { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>The party id of the institution.</summary>
    public string? Institution { get; init; }

    /// <summary>The institution's name.</summary>
    public string? InstitutionName { get; init; }

    /// <summary>Its codes of the budget, at least one.</summary>
    public required IReadOnlyList<BudgetCodeBody> Codes { get; init; }

    /// <summary>What the budget says.</summary>
    public required BudgetSideBody Budget { get; init; }

    /// <summary>What the work's own data say.</summary>
    public required ContractSideBody Contract { get; init; }

    /// <summary>Where the two differ; empty where they agree.</summary>
    public required IReadOnlyList<BudgetQuestionBody> Questions { get; init; }

    /// <summary>The page of the work.</summary>
    public required string Uri { get; init; }
}
