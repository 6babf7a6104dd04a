namespace OpenContracting.Storage.Committees;

/// <summary>A work that a committee watches.</summary>
public sealed class CommitteeProject
{
    public int CommitteeId { get; set; }
    public required string ProjectId { get; set; }
}
