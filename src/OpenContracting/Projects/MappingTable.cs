using OpenContracting.Projects.Mapping;

namespace OpenContracting.Projects;

/// <summary>What the mapping fills, from where, by which rule: the table that is published.</summary>
public static class MappingTable
{
    /// <summary>Every path, in the order of the published object.</summary>
    public static IReadOnlyList<MappedPath> Paths { get; } =
        [.. ElementList.All.SelectMany(e => e.Fields.Select(f => new MappedPath(f.Path, f.Source, e.Code)))];
}
