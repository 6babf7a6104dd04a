using OpenContracting.Validation.Signals;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Queries.Signals;

/// <summary>Signals in words.</summary>
public static class SignalWords
{
    /// <summary>A text of a signal: <c>question</c>, <c>formula</c>, <c>threshold</c>, <c>needs</c> or <c>falseAlarms</c>.</summary>
    public static string Text(this Signal signal, string part, string language) => Texts.OfLibrary[language, $"signal.{SignalRules.Code(signal)}.{part}"];

    /// <summary>What was measured, with its unit.</summary>
    public static string Measure(this SignalFinding finding, Wording words) => finding.Signal switch
    {
        Signal.CostGrowth or Signal.Delay or Signal.Concentration or Signal.PaidAhead => Wording.Percent(finding.Value),
        Signal.ShortTender or Signal.AfterTheFact => words.Count("signals.days", (int)finding.Value),
        _ => Wording.Decimal(finding.Value),
    };
}
