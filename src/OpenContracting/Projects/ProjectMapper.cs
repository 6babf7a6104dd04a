using OpenContracting.Projects.Mapping;

namespace OpenContracting.Projects;

/// <summary>Maps the contracting processes of one project to an OC4IDS 0.9.5 project.</summary>
/// <remarks>
/// <see cref="MappingTable"/> is the mapping's table of contents. Nothing is invented: what no source says is left out. What is written
/// always validates: no null, no empty string, array or object, ids where the standard asks for them, codes of closed lists only.
/// </remarks>
public static class ProjectMapper
{
    /// <summary>Maps one project. The result depends on nothing but the arguments.</summary>
    /// <param name="project">Its id and what people and registers say of it.</param>
    /// <param name="processes">Its processes in any order.</param>
    /// <param name="options">Data-as-of, language, addresses.</param>
    /// <exception cref="System.Text.Json.JsonException">A compiled release is not JSON.</exception>
    public static MappedProject Map(ProjectIdentity project, IReadOnlyList<CompiledProcess> processes, MappingOptions options)
    {
        using var views = ProcessViews.Open(processes, project.Tables);
        return new ProjectMapping(project, views, options).Run();
    }
}
