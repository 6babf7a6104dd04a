namespace OpenContracting.Validation;

/// <summary>A rule that a notice may name.</summary>
/// <param name="Code">Public, stable, kebab-case name.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Kind">The verdict it belongs to.</param>
/// <param name="Check">The check behind it; null for the rules of JSON, of the schema and of delivery.</param>
public sealed record RuleFacts(string Code, Severity Severity, NoticeKind Kind, Check? Check)
{
    /// <summary>Every rule: those of the engine, then the checks, in the order of the report.</summary>
    public static IReadOnlyList<RuleFacts> All { get; } =
    [
        .. Rules.All.Select(rule => new RuleFacts(rule.Code, rule.Severity, rule.Kind, null)),
        .. CheckList.All.Select(check => new RuleFacts(check.Code, check.Severity, check.Kind, check)),
    ];
}
