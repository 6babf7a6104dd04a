namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Documents of the process: bidding documents, contract, amendments, certificates; those of the whole project stand there.</summary>
internal sealed class ProcessDocuments : IProcessElement
{
    public string Code => "process-documents";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("contractingProcesses/summary/documents", ProjectMapping.FromTheTables, "planning/documents", "tender/documents", "awards/documents",
            "contracts/documents", "contracts/implementation/documents"),
    ];

    public void Write(ProjectMapping project, ProcessView process)
    {
        var documents = process.Documents.Where(d => !DocumentTypes.BelongsToProject(d.DocumentType)).ToArray();
        project.Array("documents", "Document", Code, process.Tables, process, documents);
        if (documents.Any(d => d.DocumentType == "contractAmendment") && !process.Contracts.Any(c => c.At("amendments").Exists()))
            project.Notice("amendment-only-as-document", "contractingProcesses/summary/modifications", process, null);
    }
}
