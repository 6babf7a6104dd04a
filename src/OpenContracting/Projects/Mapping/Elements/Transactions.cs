namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Payments made under the contracts.</summary>
internal sealed class Transactions : IProcessElement
{
    public string Code => "transactions";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("contractingProcesses/summary/transactions", "contracts/implementation/transactions")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        project.Json.StartArray("transactions");
        project.Copy.Items(project.Json, project.Schema.Definition("Transaction"),
            process.Contracts.SelectMany(c => c.Objects("implementation", "transactions")).Select(t => (t, (ProcessView?)process)),
            (_, _, _) => project.From(null, process, "contracts/implementation/transactions", Code));
        project.Json.End();
    }
}
