using OpenContracting.People.Cases;
using OpenContracting.Validation.Signals;

namespace OpenContracting.Storage.Signals;

/// <summary>What an institution answers to a signal of one of its works. Never changed: a later answer corrects it, and both stay.</summary>
public sealed class SignalReply
{
    public const int LongestText = 4000;

    public int Id { get; set; }
    public required Signal Signal { get; init; }
    public required string ProjectId { get; init; }
    public required string Institution { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The user's id; never published.</summary>
    public required string WrittenBy { get; init; }

    /// <summary>When a moderator withdrew it, and why; that it was there stays in sight.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
    public CaseReason? WithdrawnFor { get; set; }

    /// <summary>What everybody may read; null when it was withdrawn.</summary>
    public string? PublicText => WithdrawnAt is null ? Text : null;
}
