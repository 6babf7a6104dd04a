namespace OpenContracting.Storage.Projects;

/// <summary>An id that was ever given to a project, what it stands for, and whether the mapping has caught up with it.</summary>
/// <remarks>Written by grouping. A live project whose two hashes differ is mapped again, and no other.</remarks>
public sealed class ProjectPlan
{
    public required string ProjectId { get; set; }

    /// <summary>Its place among all ids, from 1, the oldest first.</summary>
    public required int Number { get; set; }

    /// <summary>True for a project; false for an id that leads elsewhere or was withdrawn.</summary>
    public required bool Live { get; set; }

    /// <summary>The entry of the id-map: an id-map with this one entry, JSON.</summary>
    public required byte[] Entry { get; set; }

    /// <summary>The title a person gave it; null when none did.</summary>
    public string? DecidedTitle { get; set; }

    /// <summary>Hash over all that the mapping reads: members, compiled releases, decisions, the mapping's version.</summary>
    public required byte[] InputHash { get; set; }

    /// <summary>The input hash that was mapped last; null before the first time.</summary>
    public byte[]? MappedHash { get; set; }

    /// <summary>When a status would change with nothing but time; the project is mapped again then.</summary>
    public DateTimeOffset? NextStatusChange { get; set; }
}
