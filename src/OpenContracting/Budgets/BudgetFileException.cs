namespace OpenContracting.Budgets;

/// <summary>A file that is no table of budget execution, as a whole.</summary>
/// <param name="reason">Why: a key of <c>Budgets.es.json</c> after <c>budget.file.</c>.</param>
/// <param name="found">What was found, and what was expected.</param>
public sealed class BudgetFileException(string reason, params object?[] found) : FormatException(Texts.OfLibrary.Format("en", "budget.file." + reason, found))
{
    /// <summary>The sentence in <c>es</c> or <c>en</c>.</summary>
    public string In(string language) => Texts.OfLibrary.Format(language, "budget.file." + reason, found);
}
