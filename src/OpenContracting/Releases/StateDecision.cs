namespace OpenContracting.Releases;

/// <summary>What is published because of a new state.</summary>
/// <param name="Change">What the state means beside the earlier ones.</param>
/// <param name="Release">The release to publish; null when nothing is.</param>
public sealed record StateDecision(StateChange Change, ReleaseDocument? Release);
