using OpenContracting.Storage.Links;

namespace OpenContracting.Web.Links;

/// <summary>What is known of an address.</summary>
/// <param name="Outcome">Null when it was not asked yet.</param>
/// <param name="Status">The status of the last answer; null when none came.</param>
/// <param name="Cause">Why there was no answer that tells, or no question.</param>
/// <param name="CheckedAt">When it was last asked.</param>
public sealed record LinkState(LinkOutcome? Outcome, int? Status, string? Cause, DateTimeOffset? CheckedAt);
