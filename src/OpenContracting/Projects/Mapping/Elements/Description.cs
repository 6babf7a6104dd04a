namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>What the project is: the institution's words, else the project extension's description, else that of the works.</summary>
internal sealed class Description : IProjectElement
{
    private const string FromTender = "description-from-tender";

    public string Code => "description";

    public IReadOnlyList<string> Switches { get; } = [FromTender];

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("description", ProjectMapping.FromTheTables, "planning/project/description", "tender/description")];

    public void Write(ProjectMapping project)
    {
        var (process, text, source) = Candidates(project).FirstOrDefault(c => c.Text is not null);
        if (text is null)
            return;
        project.From("description", process, source, Code, inferred: source == "tender/description");
        project.Json.String("description", text);
        project.Facts = project.Facts with { Description = text };
    }

    private static IEnumerable<(ProcessView? Process, string? Text, string Source)> Candidates(ProjectMapping project)
    {
        yield return (null, project.Tables.Text("description"), ProjectMapping.FromTheTables);
        var stated = project.Processes.Select(p => (Process: (ProcessView?)p, Text: p.Planning.Text("project", "description"))).Where(t => t.Text is not null)
            .DistinctBy(t => t.Text).ToArray();
        if (stated.Length > 1)
            project.Notice("differing-descriptions", "description", null, string.Join("; ", stated.Select(t => t.Text)));
        foreach (var (process, text) in stated)
            yield return (process, text, "planning/project/description");
        if (!project.Uses(FromTender))
            yield break;
        foreach (var process in project.Works)
            yield return (process, process.Tender.Text("description"), "tender/description");
    }
}
