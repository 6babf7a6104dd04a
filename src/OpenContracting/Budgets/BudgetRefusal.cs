namespace OpenContracting.Budgets;

/// <summary>A row that could not be used.</summary>
/// <param name="Row">The line of the file it ends on; the header is line 1.</param>
/// <param name="Code">Why: a key of <c>Budgets.es.json</c> after <c>budget.row.</c>.</param>
/// <param name="Column">The column as the file calls it; empty when it is the row as a whole.</param>
/// <param name="Found">What stood there.</param>
/// <param name="Raw">The row as it stood.</param>
public sealed record BudgetRefusal(int Row, string Code, string Column, string Found, string Raw)
{
    /// <summary>The reason as a sentence in <c>es</c> or <c>en</c>.</summary>
    public string In(string language) => Texts.OfLibrary.Format(language, "budget.row." + Code, Row, Column, Found);
}
