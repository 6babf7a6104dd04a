namespace OpenContracting.Validation;

/// <summary>The outcome of one kind of rule over the whole document.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Outcome">Passed, failed, or not known because the document could not be read that far.</param>
/// <param name="Errors">Errors of this kind.</param>
/// <param name="Warnings">Warnings of this kind.</param>
/// <param name="Percentage">For coverage, the share of the fields and elements asked for that are published, 0 to 100.</param>
public sealed record Verdict(NoticeKind Kind, VerdictOutcome Outcome, long Errors, long Warnings, decimal? Percentage = null);
