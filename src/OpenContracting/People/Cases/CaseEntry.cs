namespace OpenContracting.People.Cases;

/// <summary>A line of a case's history, as the rules read it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Role">In which part.</param>
/// <param name="By">The user's id; null for its author and the portal.</param>
/// <param name="Reason">Why, where a reason is due.</param>
public sealed record CaseEntry(CaseEventKind Kind, CaseRole Role, string? By = null, CaseReason? Reason = null);
