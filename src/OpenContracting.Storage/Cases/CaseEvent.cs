using OpenContracting.People.Cases;

namespace OpenContracting.Storage.Cases;

/// <summary>A line of a case's history. Only ever added; a text that must go goes with its salt, and its hash stays.</summary>
public sealed class CaseEvent
{
    public long Id { get; set; }
    public long CaseId { get; set; }

    /// <summary>From 1, without gaps: two who write at once cannot both be next.</summary>
    public required int Number { get; set; }
    public required DateOnly Day { get; set; }
    public required CaseEventKind Kind { get; set; }
    public required CaseRole Role { get; set; }

    /// <summary>The user's id; never published. Null for authors.</summary>
    public string? By { get; set; }
    public CaseReason? Reason { get; set; }

    /// <summary>The office it went to, what came of it, or the case it was merged with.</summary>
    public string? Detail { get; set; }
    public string? Text { get; set; }
    public string? TextSalt { get; set; }

    // In the public chain; null for what is not public.
    public long? Position { get; set; }
    public string? TextHash { get; set; }
    public string? Hash { get; set; }

    /// <summary>What the rules read.</summary>
    public CaseEntry Entry => new(Kind, Role, By, Reason);
}
