namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Payments made under the contracts.</summary>
internal sealed class Transactions : IProcessElement
{
    private const string Source = "contracts/implementation/transactions";

    public string Code => "transactions";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/summary/transactions", ProjectMapping.FromTheTables, Source)];

    public void Write(ProjectMapping project, ProcessView process) =>
        project.Array("transactions", "Transaction", Code, process.Tables, process,
            process.ContractParts.SelectMany(c => c.Objects("implementation", "transactions")).Select(t => new SourceItem(t, process, Source)));
}
