namespace OpenContracting.Web.Api;

/// <summary>What validation found, by code: in how many projects and how often.</summary>
/// <param name="Code">The code of the check: <c>missing-id</c>; each has a page on this portal.</param>
/// <param name="Verdict">Which verdict it counts for: <c>structure</c>, <c>conformance</c>, <c>quality</c> or <c>coverage</c>.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>information</c>.</param>
/// <param name="Projects">In how many projects it was found.</param>
/// <param name="Count">How often in all.</param>
public sealed record FindingBody(string Code, string Verdict, string Severity, int Projects, long Count);
