namespace OpenContracting.Web.Api;

/// <summary>How many cases of a lane there are in a group; null for few.</summary>
/// <param name="Lane">How it was reported: <c>observation</c> (in public), <c>confidential</c> or <c>filed</c> (at an office).</param>
/// <param name="By">What is counted by: <c>total</c>, <c>category</c>, <c>institution</c>, <c>month</c> or <c>outcome</c>.</param>
/// <param name="Group">Which of them: a code, a month (2026-03); empty for the total and for those that have none.</param>
/// <param name="Count">How many; null from 1 to 4, and where another hidden count could be had from it.</param>
public sealed record CaseCountBody(string Lane, string By, string Group, int? Count);
