namespace OpenContracting.Web.Api;

/// <summary>How many cases of a lane there are in a group; null for few.</summary>
public sealed record CaseCountBody(string Lane, string By, string Group, int? Count);
