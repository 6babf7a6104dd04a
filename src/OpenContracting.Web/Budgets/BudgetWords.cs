using OpenContracting.Budgets;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Budgets;

/// <summary>Budget beside contracts in words.</summary>
public static class BudgetWords
{
    /// <summary>An amount, or a dash for what nobody says.</summary>
    public static string Known(this Wording words, decimal? amount) => amount is { } known ? words.Money(known) : "–";

    /// <summary>A difference as a question.</summary>
    public static string Ask(this Wording words, BudgetQuestion question)
    {
        string Side(decimal? value) => value is { } known && question.IsOfProgress ? Wording.Share(known) : words.Known(value);
        return words.Say("budget.ask." + question.Code, Side(question.Budget), Side(question.Contract));
    }
}
