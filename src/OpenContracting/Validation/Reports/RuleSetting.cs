namespace OpenContracting.Validation.Reports;

/// <summary>A rule that whoever validates has silenced or weighs less, so that whoever reads the report knows.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Severity">What its notices weigh at most; null when they are left out.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The last day on which that holds.</param>
/// <param name="Count">How many notices of the document it concerns.</param>
public sealed record RuleSetting(string Code, Severity? Severity, string Reason, DateOnly Until, long Count);
