using System.Text.Json;
using OpenContracting.Projects.Classification;

namespace OpenContracting.Projects;

/// <summary>Decides whether a contracting process is public infrastructure: yes, no or review, always with reasons.</summary>
/// <remarks>
/// The rules are data (<c>schemas/panama/infrastructure-rules.json</c>, their texts beside it). Several signals that do not depend on each
/// other must agree: the title names works on an asset, and at least one of the declared object, item codes, buyer, amount and the like supports it.
/// No declared object or item code ever makes a yes by itself: on 3,052 real acts "Obra" was declared 7 times, 3 of them wrongly.
/// </remarks>
public static class InfrastructureClassifier
{
    private const int Enough = 4;

    /// <summary>Changes whenever a rule does, so that stored decisions can be told from current ones.</summary>
    public static string RulesVersion => InfrastructureRules.Panama.Version;

    /// <summary>Decides for one process.</summary>
    /// <param name="compiledRelease">The process as one OCDS release: compiled, or the newest.</param>
    public static InfrastructureDecision Decide(JsonElement compiledRelease)
    {
        var rules = InfrastructureRules.Panama;
        var signals = new ProcessSignals(compiledRelease);
        var title = new TitleReading(rules, signals.TitleWords);
        var description = new TitleReading(rules, title.Points == 0 && title.Service is null ? signals.OpeningWords : []);
        var matched = RuleMatching.Match(rules, signals, title);

        if (matched.Of(RuleWeight.Exclude) is { Count: > 0 } excluded)
            // A wrong code on plain works happens; a person sees it.
            return title.Points == 3 && !matched.ExcludedByWords
                ? new(InfrastructureOutcome.Review, false, [.. excluded, new(title.Rule!, title.Evidence)])
                : new(InfrastructureOutcome.No, false, excluded);
        if (title.Service is { } service && title.Points <= 1)
            return new(InfrastructureOutcome.Review, true, [new(RuleOf(service), title.Evidence), .. matched.Of(RuleWeight.Medium)]);
        if (title.Points > 0)
            return ForWorks(title, title.Rule!, title.Points, matched);
        if (description.Points > 0 && matched.Of(RuleWeight.Against).Count == 0)
            return ForWorks(description, description.Rule + "-in-description", description.Points, matched);
        if (title.Rule is not null && matched.Alone >= 2 && matched.Of(RuleWeight.Against).Count == 0)
            return new(InfrastructureOutcome.Yes, false, [new(title.Rule, title.Evidence), .. matched.Of(RuleWeight.Medium)]);
        return WithoutWorks(title, matched);
    }

    private static InfrastructureDecision ForWorks(TitleReading reading, string rule, int points, RuleMatching matched)
    {
        IReadOnlyList<DecisionReason> reasons =
            [new(rule, reading.Evidence), .. matched.Of(RuleWeight.Medium), .. matched.Of(RuleWeight.Against)];
        var clear = reading.Rule != "supply-for-works" && !matched.AgainstBefore(reading) && matched.Points > 0;
        return new(clear && points + matched.Points >= Enough ? InfrastructureOutcome.Yes : InfrastructureOutcome.Review, false, reasons);
    }

    private static InfrastructureDecision WithoutWorks(TitleReading title, RuleMatching matched)
    {
        var against = matched.Of(RuleWeight.Against);
        var medium = matched.Of(RuleWeight.Medium);
        if (matched.Alone > 0 && (against.Count == 0 || title.NamesWorks))
            return new(InfrastructureOutcome.Review, false, [.. medium, .. against]);
        return new(InfrastructureOutcome.No, false, [.. against, new("no-works-named", ""), .. medium]);
    }

    private static string RuleOf(string service) => service switch
    {
        "design" => "design-service",
        "supervision" => "supervision-service",
        "studies" => "study-service",
        _ => "fitting-out",
    };
}
