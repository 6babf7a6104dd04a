namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's type: the institution's word, else by the published keyword table over the titles of its works.</summary>
internal sealed class ProjectType : IProjectElement
{
    private const string FromWords = "type-from-words";

    public string Code => "type";

    public IReadOnlyList<string> Switches { get; } = [FromWords];

    public IReadOnlyList<MappedField> Fields { get; } = [new("type", ProjectMapping.FromTheTables, "tender/title")];

    public void Write(ProjectMapping project)
    {
        if (project.MemberFromTables("type", Code))
        {
            project.Facts = project.Facts with { Type = project.Tables.Text("type") };
            return;
        }

        if (!project.Uses(FromWords))
            return;
        foreach (var process in project.Works)
        {
            if (KeywordTable.ProjectTypes.First(process.TitleWords) is not { } found)
                continue;
            project.From("type", process, "tender/title", Code, inferred: true, found.Evidence);
            project.Json.String("type", found.Code);
            project.Facts = project.Facts with { Type = found.Code };
            return;
        }
    }
}
