using System.Text.Json;

namespace OpenContracting.Projects;

/// <summary>The project a release says it belongs to (project extension).</summary>
/// <remarks>A budget's own <c>projectID</c> is a line of the budget and never taken for the project.</remarks>
internal static class StatedProjects
{
    /// <summary>Its ids in registers of projects, with the path each stands at.</summary>
    public static IEnumerable<(ExternalProjectId Id, string Source)> Of(JsonElement release)
    {
        var project = release.At("planning", "project");
        if (project.Text("id") is { } id)
            yield return (new ExternalProjectId(project.Text("scheme") ?? "", id.Trim()), "planning/project/id");
        foreach (var identifier in project.Objects("identifiers"))
            if (identifier.Text("id") is { } other)
                yield return (new ExternalProjectId(identifier.Text("scheme") ?? "", other.Trim()), "planning/project/identifiers");
    }
}
