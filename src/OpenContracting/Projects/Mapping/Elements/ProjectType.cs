namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's type, by the published keyword table over the titles of its works.</summary>
internal sealed class ProjectType : IProjectElement
{
    public string Code => "type";

    public IReadOnlyList<MappedField> Fields { get; } = [new("type", "tender/title")];

    public void Write(ProjectMapping project)
    {
        foreach (var process in project.Works)
        {
            if (KeywordTable.ProjectTypes.First(process.Tender.Text("title")) is not { } found)
                continue;
            project.From("type", process, "tender/title", Code, inferred: true, found.Evidence);
            project.Json.String("type", found.Code);
            project.Facts = project.Facts with { Type = found.Code };
            return;
        }
    }
}
