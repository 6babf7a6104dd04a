namespace OpenContracting.Storage.Projects;

/// <summary>An entry of the change feed. Publications are one after the other, so the order of numbers is the order of commits.</summary>
public sealed class Change
{
    /// <summary>From 1 without gaps; given by the publication, not by the database.</summary>
    public required long Sequence { get; set; }
    public required string ProjectId { get; set; }
    public required ChangeKind Kind { get; set; }

    /// <summary>The version this change made.</summary>
    public required int Version { get; set; }
    public required long PublicationId { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>Where a merged project went; null otherwise.</summary>
    public string? MergedInto { get; set; }
    public byte[]? Hash { get; set; }
}
