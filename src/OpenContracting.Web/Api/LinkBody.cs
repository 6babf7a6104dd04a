using OpenContracting.Web.Links;

namespace OpenContracting.Web.Api;

/// <summary>What the address of a document answered when it was last asked.</summary>
/// <param name="State"><c>reachable</c>, <c>gone</c>, <c>unanswered</c>, <c>leftAlone</c> or <c>notChecked</c>.</param>
/// <param name="Status">The status of the last answer; absent when none came.</param>
/// <param name="Cause">Why there was no answer that tells, or no question.</param>
/// <param name="CheckedAt">When it was last asked.</param>
public sealed record LinkBody(string State, int? Status, string? Cause, DateTimeOffset? CheckedAt)
{
    public static LinkBody? Of(LinkState? state) =>
        state is null ? null : new(state.Outcome is { } outcome ? Word.Of(outcome) : "notChecked", state.Status, state.Cause, state.CheckedAt);
}
