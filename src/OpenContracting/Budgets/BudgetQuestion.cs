namespace OpenContracting.Budgets;

/// <summary>A difference between the two sides, for a reader to ask about: the data may be what is wrong.</summary>
/// <param name="Code">Which: a key of the portal's texts after <c>budget.ask.</c>.</param>
/// <param name="Budget">What the budget side says: an amount, or per cent.</param>
/// <param name="Contract">What the contract side says; null when it says nothing.</param>
public sealed record BudgetQuestion(string Code, decimal Budget, decimal? Contract)
{
    /// <summary>All that are asked.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "paid-above-contract", "committed-above-contract", "no-contract", "contract-above-budget", "budget-paid-more", "contract-paid-more",
        "progress-differs", "payments-ahead", "payments-behind",
    ];

    /// <summary>Whether both sides are per cent; else they are amounts.</summary>
    public bool IsOfProgress => Code is "progress-differs" or "payments-ahead" or "payments-behind";
}
