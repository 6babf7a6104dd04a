namespace OpenContracting.Storage.Projects;

/// <summary>A project's permanent identity and members, and whether the mapping has caught up with them.</summary>
/// <remarks>Written by grouping. A project whose two hashes differ is mapped again, and no other.</remarks>
public sealed class ProjectPlan
{
    public required string ProjectId { get; set; }

    /// <summary>The grouping, as JSON: what the mapper needs besides the compiled releases.</summary>
    public required byte[] Group { get; set; }

    /// <summary>Hash over the members, their compiled releases, the grouping and the mapping's version.</summary>
    public required byte[] InputHash { get; set; }

    /// <summary>The input hash that was mapped last; null before the first time.</summary>
    public byte[]? MappedHash { get; set; }

    /// <summary>False once the project has no members any more.</summary>
    public bool Active { get; set; } = true;

    /// <summary>The project that took its members over, when it was merged.</summary>
    public string? MergedInto { get; set; }
}
