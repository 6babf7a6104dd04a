using OpenContracting.People.Cases;

namespace OpenContracting.Web.Cases;

/// <summary>How many cases of a lane there are in a group.</summary>
/// <param name="Lane">The lane; lanes are never added up.</param>
/// <param name="By">By what they are grouped.</param>
/// <param name="Group">The group; empty for the total, and for what says none.</param>
/// <param name="Count">How many; null for few.</param>
public sealed record CaseCount(CaseLane Lane, string By, string Group, int? Count);
