namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>How the contracts are financed (finance extension), as in public-private partnerships.</summary>
internal sealed class ProcessFinance : IProcessElement
{
    public string Code => "process-finance";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("contractingProcesses/summary/finance", ProjectMapping.FromTheTables, "contracts/finance")];

    public void Write(ProjectMapping project, ProcessView process) =>
        project.Array("finance", "Finance", Code, process.Tables, process,
            process.ContractParts.SelectMany(c => c.Objects("finance")).Select(f => new SourceItem(f, process, "contracts/finance")));
}
