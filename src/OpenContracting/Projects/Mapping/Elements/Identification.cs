namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's id, its ids in other registers and its language.</summary>
internal sealed class Identification : IProjectElement
{
    public string Code => "identification";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("id", "id-map"), new("language", "options"), new("identifiers", "planning/project/id", "planning/project/identifiers"),
    ];

    public void Write(ProjectMapping project)
    {
        project.Json.String("id", project.Identity.Id);
        project.Json.String("language", project.Options.Language);
        var own = project.Processes.SelectMany(p => ProjectIdsOf(p));
        project.Json.StartArray("identifiers");
        foreach (var id in project.Identity.ProjectIds.Concat(own).Distinct())
        {
            project.Json.StartObject();
            project.Json.String("id", id.Id);
            project.Json.String("scheme", id.Scheme);
            project.Json.End();
        }

        project.Json.End();
    }

    private static IEnumerable<ExternalProjectId> ProjectIdsOf(ProcessView process)
    {
        var source = process.Planning.At("project");
        if (source.Text("id") is { } id)
            yield return new ExternalProjectId(source.Text("scheme") ?? "", id.Trim());
        foreach (var identifier in source.Objects("identifiers"))
            if (identifier.Text("id") is { } other)
                yield return new ExternalProjectId(identifier.Text("scheme") ?? "", other.Trim());
    }
}
