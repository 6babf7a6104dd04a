namespace OpenContracting.Storage.Committees;

/// <summary>A member who consented to be named. Nobody else's name is kept, and this one goes when the consent is taken back.</summary>
public sealed class CommitteeMember
{
    public int Id { get; set; }
    public int CommitteeId { get; set; }

    /// <summary>Null once the consent was taken back.</summary>
    public required string? Name { get; set; }
    public required bool IsCoordinator { get; set; }

    /// <summary>The day of the consent, as the member signed it.</summary>
    public required DateOnly ConsentOn { get; set; }

    /// <summary>How it was given: the paper or message that keeps it. Never published.</summary>
    public required string ConsentRecord { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}
