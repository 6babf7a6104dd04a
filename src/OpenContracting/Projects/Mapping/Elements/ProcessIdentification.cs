namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The process's ocid, when it has one, and its number in the procurement system.</summary>
internal sealed class ProcessIdentification : IProcessElement
{
    public string Code => "process-identification";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("contractingProcesses/summary/ocid", "ocid"), new("contractingProcesses/summary/externalReference", "tender/id")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        if (project.Json.String("ocid", process.Ocid))
            project.From("ocid", process, "ocid", Code);
        if (project.Json.String("externalReference", process.Number))
            project.From("externalReference", process, "tender/id", Code);
    }
}
