namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's name: a person's, else the institution's, else the project extension's, else the longest title among its works.</summary>
internal sealed class Title : IProjectElement
{
    private const string FromTender = "title-from-tender";

    public string Code => "title";

    public IReadOnlyList<string> Switches { get; } = [FromTender];

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("title", "crosswalk", ProjectMapping.FromTheTables, "planning/project/title", "tender/title")];

    public void Write(ProjectMapping project)
    {
        var title = Decided(project) ?? Stated(project) ?? FromWorks(project);
        project.Json.String("title", title);
        project.Facts = project.Facts with { Title = title };
    }

    private string? Decided(ProjectMapping project)
    {
        var title = project.Identity.DecidedTitle ?? project.Tables.Text("title");
        if (title is not null)
            project.From("title", null, project.Identity.DecidedTitle is not null ? "crosswalk" : ProjectMapping.FromTheTables, Code);
        return title;
    }

    private string? Stated(ProjectMapping project)
    {
        var stated = project.Processes.Select(p => (Process: p, Title: p.Planning.Text("project", "title"))).Where(t => t.Title is not null)
            .DistinctBy(t => t.Title).ToArray();
        if (stated.Length == 0)
            return null;
        if (stated.Length > 1)
            project.Notice("differing-titles", "title", null, string.Join("; ", stated.Select(t => t.Title)));
        project.From("title", stated[0].Process, "planning/project/title", Code);
        return stated[0].Title;
    }

    private string? FromWorks(ProjectMapping project)
    {
        if (!project.Uses(FromTender))
            return null;
        var longest = project.Works.Where(p => p.Tender.Text("title") is not null).MaxBy(p => p.Tender.Text("title")!.Length)
            ?? project.Processes.FirstOrDefault(p => p.Tender.Text("title") is not null);
        if (longest is null)
            return null;
        project.From("title", longest, "tender/title", Code, inferred: true);
        return longest.Tender.Text("title");
    }
}
