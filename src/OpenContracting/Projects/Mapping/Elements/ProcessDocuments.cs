namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Documents of the process: bidding documents, contract, amendments, certificates; those of the whole project stand there.</summary>
internal sealed class ProcessDocuments : IProcessElement
{
    public string Code => "process-documents";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("contractingProcesses/summary/documents", "tender/documents", "awards/documents", "contracts/documents", "contracts/implementation/documents",
            "planning/documents"),
    ];

    public void Write(ProjectMapping project, ProcessView process)
    {
        project.Json.StartArray("documents");
        project.Copy.Items(project.Json, project.Schema.Definition("Document"),
            ReleaseDocuments.Of(process).Where(d => !DocumentTypes.BelongsToProject(d.Json.Text("documentType"))).Select(d => (d.Json, (ProcessView?)process)),
            (_, _, _) => project.From(null, process, "contracts/documents", Code));
        project.Json.End();
    }
}
