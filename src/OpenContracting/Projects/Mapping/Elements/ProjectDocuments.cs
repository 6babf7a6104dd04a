namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Documents about the project as a whole, from planning and implementation.</summary>
internal sealed class ProjectDocuments : IProjectElement
{
    public string Code => "project-documents";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("documents", "planning/documents", "contracts/implementation/documents", "contracts/documents", "tender/documents")];

    public void Write(ProjectMapping project)
    {
        project.Json.StartArray("documents");
        project.Copy.Items(project.Json, project.Schema.Definition("Document"),
            project.Processes.SelectMany(p => ReleaseDocuments.Of(p).Where(d => DocumentTypes.BelongsToProject(d.Json.Text("documentType")))
                .Select(d => (d.Json, (ProcessView?)p))),
            (_, _, process) => project.From(null, process, "planning/documents", Code));
        project.Json.End();
    }
}
