namespace OpenContracting.Web.Api;

/// <summary>What validation found, by code: in how many projects and how often.</summary>
public sealed record FindingBody(string Code, string Verdict, string Severity, int Projects, long Count);
