namespace OpenContracting.Web.Api;

/// <summary>A work with its budget beside its contracts; amounts in balboas, null where nobody says.</summary>
public sealed record ReconciliationBody
{
    public required string Project { get; init; }
    public string? Title { get; init; }

    /// <summary>The party id of the institution.</summary>
    public string? Institution { get; init; }
    public string? InstitutionName { get; init; }
    public required IReadOnlyList<BudgetCodeBody> Codes { get; init; }
    public required BudgetSideBody Budget { get; init; }
    public required ContractSideBody Contract { get; init; }
    public required IReadOnlyList<BudgetQuestionBody> Questions { get; init; }

    /// <summary>The page of the work.</summary>
    public required string Uri { get; init; }
}
