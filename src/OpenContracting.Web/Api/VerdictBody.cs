namespace OpenContracting.Web.Api;

/// <summary>One of the four verdicts; a percentage for coverage alone.</summary>
/// <param name="Outcome"><c>passed</c>, <c>failed</c> or <c>unknown</c>.</param>
/// <param name="Errors">How many errors.</param>
/// <param name="Warnings">How many warnings.</param>
/// <param name="Percentage">Of coverage alone: how much of what could be there is, 0 to 100.</param>
public sealed record VerdictBody(string Outcome, long Errors, long Warnings, decimal? Percentage);
