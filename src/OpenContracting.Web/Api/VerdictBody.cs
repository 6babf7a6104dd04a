namespace OpenContracting.Web.Api;

/// <summary>One of the four verdicts; a percentage for coverage alone.</summary>
public sealed record VerdictBody(string Outcome, long Errors, long Warnings, decimal? Percentage);
