using System.Collections.Frozen;

namespace OpenContracting.Validation;

/// <summary>One rule as people are told of it: the engine's own, or a check. Texts: <see cref="NoticeTexts"/>, and <see cref="CheckText"/> for a check.</summary>
/// <param name="Code">Public, stable, kebab-case name.</param>
/// <param name="Severity">How much a failure weighs.</param>
/// <param name="Kind">The verdict it belongs to.</param>
/// <param name="Check">The check; null for the rules of JSON, of the schema and of delivery.</param>
public sealed record KnownRule(string Code, Severity Severity, NoticeKind Kind, Check? Check)
{
    private static readonly Lazy<FrozenDictionary<string, KnownRule>> ByCode = new(() => All!.ToFrozenDictionary(rule => rule.Code));

    /// <summary>All rules: the engine's in the order of reading, then the checks in the order of the report.</summary>
    public static IReadOnlyList<KnownRule> All { get; } =
    [
        .. Rules.All.Select(rule => new KnownRule(rule.Code, rule.Severity, rule.Kind, null)),
        .. CheckList.All.Select(check => new KnownRule(check.Code, check.Severity, check.Kind, check)),
    ];

    /// <summary>The rule of a code; null when there is none.</summary>
    public static KnownRule? Find(string code) => ByCode.Value.GetValueOrDefault(code);
}
