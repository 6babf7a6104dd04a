namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's name: a person's, else the project extension's, else the longest title among its works.</summary>
internal sealed class Title : IProjectElement
{
    public string Code => "title";

    public IReadOnlyList<MappedField> Fields { get; } = [new("title", "crosswalk", "planning/project/title", "tender/title")];

    public void Write(ProjectMapping project)
    {
        var title = project.Identity.DecidedTitle;
        if (title is not null)
            project.From("title", null, "crosswalk", Code);
        else
            title = Stated(project) ?? FromWorks(project);
        project.Json.String("title", title);
        project.Facts = project.Facts with { Title = title };
    }

    private string? Stated(ProjectMapping project)
    {
        var stated = project.Processes.Select(p => (Process: p, Title: p.Planning.Text("project", "title"))).Where(t => t.Title is not null).ToArray();
        if (stated.Length == 0)
            return null;
        if (stated.Select(t => t.Title).Distinct().Count() > 1)
            project.Notice("differing-titles", "title", null, string.Join("; ", stated.Select(t => t.Title).Distinct()));
        project.From("title", stated[0].Process, "planning/project/title", Code);
        return stated[0].Title;
    }

    private string? FromWorks(ProjectMapping project)
    {
        var longest = project.Works.Where(p => p.Tender.Text("title") is not null).MaxBy(p => p.Tender.Text("title")!.Length)
            ?? project.Processes.FirstOrDefault(p => p.Tender.Text("title") is not null);
        if (longest is null)
            return null;
        project.From("title", longest, "tender/title", Code, inferred: true);
        return longest.Tender.Text("title");
    }
}
