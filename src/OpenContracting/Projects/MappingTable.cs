using OpenContracting.Projects.Mapping;

namespace OpenContracting.Projects;

/// <summary>What the mapping fills, from where, by which rule: the table that is published.</summary>
/// <remarks>The texts are in <c>Projects/Mapping/MappingTable.es.json</c> and <c>.en.json</c>: <c>mapping.</c> and an element's or switch's code.</remarks>
public static class MappingTable
{
    /// <summary>Every path, in the order of the published object.</summary>
    public static IReadOnlyList<MappedPath> Paths { get; } =
        [.. ElementList.All.SelectMany(e => e.Fields.Select(f => new MappedPath(f.Path, f.Source, e.Code)))];

    /// <summary>The codes of all elements.</summary>
    public static IReadOnlyList<string> Elements { get; } = [.. ElementList.All.Select(e => e.Code)];

    /// <summary>The codes of single ways to fill an element that can be switched off (<see cref="MappingOptions.Without"/>).</summary>
    public static IReadOnlyList<string> Switches { get; } = [.. ElementList.All.SelectMany(e => e.Switches)];
}
