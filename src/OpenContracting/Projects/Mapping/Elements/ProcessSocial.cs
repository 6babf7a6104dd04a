namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Labour obligations and budget of the contract, as the institution's project tables say them.</summary>
internal sealed class ProcessSocial : IProcessElement
{
    public string Code => "process-social";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/summary/social", ProjectMapping.FromTheTables)];

    public void Write(ProjectMapping project, ProcessView process) => project.MemberFromTables(process, "social", Code);
}
