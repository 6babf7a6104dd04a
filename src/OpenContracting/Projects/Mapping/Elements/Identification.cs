using OpenContracting.Budgets;

namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's id, its language and its ids in other registers.</summary>
internal sealed class Identification : IProjectElement
{
    public string Code => "identification";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("id", "id-map"),
        new("language", "options"),
        new("identifiers", ProjectMapping.FromTheTables, "crosswalk", "planning/project/id", "planning/project/identifiers"),
    ];

    public void Write(ProjectMapping project)
    {
        project.Json.String("id", project.Identity.Id);
        project.Json.String("language", project.Options.Language);
        project.Json.StartArray("identifiers");
        // A register may be named in several ways; of one id the first saying stays.
        var written = new HashSet<(string, string)>();
        foreach (var (id, process, source) in Stated(project))
        {
            if (!written.Add((BudgetSystem.Find(id.Scheme) ?? id.Scheme, BudgetMatching.Code(id.Id))))
                continue;
            project.Json.StartObject();
            project.Json.String("id", id.Id);
            project.Json.String("scheme", id.Scheme);
            project.From(null, process, source, Code);
            project.Json.End();
        }

        project.Json.End();
    }

    private static IEnumerable<(ExternalProjectId Id, ProcessView? Process, string Source)> Stated(ProjectMapping project)
    {
        foreach (var identifier in project.Tables.Objects("identifiers"))
            if (identifier.Text("id") is { } id)
                yield return (new ExternalProjectId(identifier.Text("scheme") ?? "", id.Trim()), null, ProjectMapping.FromTheTables);
        foreach (var process in project.Processes)
            foreach (var (id, source) in StatedProjects.Of(process.Release))
                yield return (id, process, source);
        foreach (var id in project.Identity.ProjectIds)
            yield return (id, null, "crosswalk");
    }
}
