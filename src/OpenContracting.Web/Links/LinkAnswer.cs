using OpenContracting.Storage.Links;

namespace OpenContracting.Web.Links;

/// <summary>What asking an address came to.</summary>
/// <param name="Outcome">What is told of it.</param>
/// <param name="Status">The status of the last answer; null when none came.</param>
/// <param name="Cause">Why there was no answer that tells, or no question.</param>
public sealed record LinkAnswer(LinkOutcome Outcome, int? Status = null, string? Cause = null)
{
    /// <summary>All that can come between an address and an answer; each has its text.</summary>
    public static IReadOnlyList<string> Causes { get; } =
        ["status", "name", "connection", "certificate", "timeout", "broken", "redirects", "home", "address", "private", "robots", "busy"];

    /// <summary>How long the host asks to be left in peace.</summary>
    public TimeSpan? Rest { get; init; }

    /// <summary>It holds for all addresses of the host.</summary>
    public bool OfHost { get; init; }
}
