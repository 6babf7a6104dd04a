namespace OpenContracting.Validation;

/// <summary>What a finding is called and how much it weighs, whether the engine found it or a check.</summary>
/// <param name="Number">Position in the run's counts: the engine's own rules first, then the checks.</param>
/// <param name="Code">Public, stable, kebab-case name.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Kind">The verdict it belongs to.</param>
/// <param name="ShowsValue">Whether the value found there says something; not so when something is absent.</param>
internal sealed record Rule(int Number, string Code, Severity Severity, NoticeKind Kind, bool ShowsValue = true);
