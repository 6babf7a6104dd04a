namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Who administers the contract, when it is another than the procuring entity.</summary>
internal sealed class AdministrativeEntity : IProcessElement
{
    public string Code => "administrative-entity";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/summary/tender/administrativeEntity", "parties")];

    public void Write(ProjectMapping project, ProcessView process) =>
        SingleRole.Write(project, process, "administrativeEntity", Code);
}
