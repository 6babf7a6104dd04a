namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>What a finished process cost: as every contract states it (contract completion extension), else the sum of what was paid.</summary>
internal sealed class FinalValue : IProcessElement
{
    public string Code => "final-value";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("contractingProcesses/summary/finalValue", ProjectMapping.FromTheTables, "contracts/implementation/finalValue",
            "contracts/implementation/transactions"),
    ];

    public void Write(ProjectMapping project, ProcessView process)
    {
        if (project.MemberFromTables(process, "finalValue", Code) || ContractHistory.FinalValue(process) is not { } final)
            return;
        var paid = final.Source.EndsWith("transactions", StringComparison.Ordinal);
        // A sum of payments is final only when the works were accepted.
        if (paid && !ContractHistory.IsAccepted(process))
            return;
        project.From("finalValue", process, final.Source, Code, inferred: paid);
        final.Value.Write(project.Json, "finalValue");
    }
}
