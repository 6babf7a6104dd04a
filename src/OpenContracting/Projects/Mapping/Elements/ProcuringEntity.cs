namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Who carries out the procurement: the tender's procuring entity, else the one party with that role.</summary>
internal sealed class ProcuringEntity : IProcessElement
{
    public string Code => "procuring-entity";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("contractingProcesses/summary/tender/procuringEntity", "tender/procuringEntity", "parties")];

    public void Write(ProjectMapping project, ProcessView process) =>
        SingleRole.Write(project, process, "procuringEntity", Code);
}
