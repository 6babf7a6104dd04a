namespace OpenContracting.Projects;

/// <summary>Whether a process is infrastructure, with every rule that spoke for or against it.</summary>
/// <param name="Outcome">Yes, no or review.</param>
/// <param name="Associated">True for design, supervision, studies and the like: part of a project only when grouped with its works.</param>
/// <param name="Reasons">The rules that matched, strongest first; never empty.</param>
public sealed record InfrastructureDecision(
    InfrastructureOutcome Outcome, bool Associated, IReadOnlyList<DecisionReason> Reasons);
