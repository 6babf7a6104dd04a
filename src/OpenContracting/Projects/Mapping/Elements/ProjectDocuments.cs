namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Documents about the project as a whole, wherever in the releases they stand.</summary>
internal sealed class ProjectDocuments : IProjectElement
{
    public string Code => "project-documents";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("documents", ProjectMapping.FromTheTables, "planning/documents", "tender/documents", "awards/documents", "contracts/documents",
            "contracts/implementation/documents"),
    ];

    public void Write(ProjectMapping project) =>
        project.Array("documents", "Document", Code, project.Tables, null,
            project.Processes.SelectMany(p => p.Documents).Where(d => DocumentTypes.BelongsToProject(d.DocumentType)));
}
