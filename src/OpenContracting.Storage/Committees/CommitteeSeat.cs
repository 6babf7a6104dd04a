using OpenContracting.People.Committees;

namespace OpenContracting.Storage.Committees;

/// <summary>An account that may enter a committee's workroom. Who sits there is never published: names are, with consent, in <see cref="CommitteeMember"/>.</summary>
public sealed class CommitteeSeat
{
    public int CommitteeId { get; set; }
    public required Guid UserId { get; set; }
    public required CommitteePart Part { get; set; }

    /// <summary>The day on which they declared to have no interest in the works, or which; null while they have not.</summary>
    public DateOnly? DeclaredOn { get; set; }

    /// <summary>The interest they declared; null for none. For the committee's own eyes.</summary>
    public string? Interest { get; set; }
}
