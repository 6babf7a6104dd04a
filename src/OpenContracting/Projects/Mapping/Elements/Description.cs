namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>What the project is: the project extension's description, else that of the works.</summary>
internal sealed class Description : IProjectElement
{
    public string Code => "description";

    public IReadOnlyList<MappedField> Fields { get; } = [new("description", "planning/project/description", "tender/description")];

    public void Write(ProjectMapping project)
    {
        var stated = project.Processes.Select(p => (Process: p, Text: p.Planning.Text("project", "description"))).Where(t => t.Text is not null).ToArray();
        if (stated.Select(t => t.Text).Distinct().Count() > 1)
            project.Notice("differing-descriptions", "description", null, null);
        var (process, text) = stated.Length > 0
            ? stated[0]
            : project.Works.Select(p => (Process: p, Text: p.Tender.Text("description"))).FirstOrDefault(t => t.Text is not null);
        if (text is null)
            return;
        project.From("description", process, stated.Length > 0 ? "planning/project/description" : "tender/description", Code, inferred: stated.Length == 0);
        project.Json.String("description", text);
        project.Facts = project.Facts with { Description = text };
    }
}
