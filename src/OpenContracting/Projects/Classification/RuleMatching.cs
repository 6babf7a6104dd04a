using System.Globalization;

namespace OpenContracting.Projects.Classification;

/// <summary>The rules of the rule file that matched one process.</summary>
internal sealed class RuleMatching
{
    private readonly List<(InfrastructureRule Rule, DecisionReason Reason)> matched = [];

    /// <summary>Supporting points: two for a rule that could ask a person by itself, else one.</summary>
    public int Points => matched.Where(m => m.Rule.Weight == RuleWeight.Medium).Sum(m => m.Rule.Alone ? 2 : 1);

    /// <summary>How many rules matched that are enough to ask a person.</summary>
    public int Alone => matched.Count(m => m.Rule is { Weight: RuleWeight.Medium, Alone: true });

    /// <summary>Whether words or the procedure, not only a code, rule infrastructure out.</summary>
    public bool ExcludedByWords => matched.Exists(m => m.Rule is { Weight: RuleWeight.Exclude, ItemCodes.Count: 0 });

    /// <summary>Tries every rule of the file in its order.</summary>
    public static RuleMatching Match(InfrastructureRules rules, ProcessSignals signals, TitleReading title)
    {
        var matching = new RuleMatching();
        var buyer = new Lazy<(List<string> Words, List<WordMatch> Matches)>(() => Find(rules, signals.BuyerName));
        var procedure = new Lazy<(List<string> Words, List<WordMatch> Matches)>(() => Find(rules, signals.ProcedureName));
        foreach (var rule in rules.Rules)
            if (Evidence(rule, signals, title, buyer, procedure) is { } evidence)
                matching.matched.Add((rule, new DecisionReason(rule.Code, evidence)));
        return matching;
    }

    /// <summary>The reasons of one weight.</summary>
    public IReadOnlyList<DecisionReason> Of(RuleWeight weight) =>
        [.. matched.Where(m => m.Rule.Weight == weight).Select(m => m.Reason)];

    /// <summary>Whether words against stand before the works the title names: then they are what is bought.</summary>
    public bool AgainstBefore(TitleReading title) => matched.Exists(m =>
        m.Rule is { Weight: RuleWeight.Against, TitleWords: { } words } && title.Before(words, title.WorksAt) is not null);

    private static string? Evidence(
        InfrastructureRule rule, ProcessSignals signals, TitleReading title,
        Lazy<(List<string> Words, List<WordMatch> Matches)> buyer, Lazy<(List<string> Words, List<WordMatch> Matches)> procedure)
    {
        if (rule.WithTitleWords.Count > 0 && !rule.WithTitleWords.Any(words => title.Before(words, int.MaxValue) is not null))
            return null;
        if (rule.ItemCodes.Count > 0)
            return signals.ItemCodes.FirstOrDefault(code => StartsWithAny(code, rule.ItemCodes) && !StartsWithAny(code, rule.ExceptItemCodes));
        if (rule.Categories.Count > 0)
            return signals.Categories.FirstOrDefault(rule.Categories.Contains);
        if (rule.MinimumAmount is { } minimum)
            return signals.Amount >= minimum ? signals.Amount.Value.ToString("0.00", CultureInfo.InvariantCulture) : null;
        if (rule.BuyerWords is not null)
            return signals.EntityCode is { } entity && rule.EntityCodes.Contains(entity) ? entity : First(buyer.Value, rule.BuyerWords);
        if (rule.ProcedureWords is not null)
            return First(procedure.Value, rule.ProcedureWords);
        return rule.TitleWords is not null ? title.Before(rule.TitleWords, int.MaxValue) : null;
    }

    private static (List<string> Words, List<WordMatch> Matches) Find(InfrastructureRules rules, string? text) => rules.Lexicon.FindInName(text ?? "");

    private static string? First((List<string> Words, List<WordMatch> Matches) found, string wordClass)
    {
        foreach (var match in found.Matches)
            if (match.Class == wordClass)
                return string.Join(' ', found.Words[match.Start..match.End]);
        return null;
    }

    private static bool StartsWithAny(string code, IReadOnlyList<string> prefixes)
    {
        foreach (var prefix in prefixes)
            if (code.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        return false;
    }
}
