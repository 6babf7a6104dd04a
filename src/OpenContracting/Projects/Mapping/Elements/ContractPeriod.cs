namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The period first agreed: of the contracts, else of the awards, else the tender's.</summary>
internal sealed class ContractPeriod : IProcessElement
{
    public string Code => "contract-period";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("contractingProcesses/summary/contractPeriod", ProjectMapping.FromTheTables, "contracts/period", "awards/contractPeriod",
            "tender/contractPeriod"),
    ];

    public void Write(ProjectMapping project, ProcessView process)
    {
        if (project.MemberFromTables(process, "contractPeriod", Code))
            return;
        var (period, source) = ContractHistory.InitialPeriod(process);
        if (period.IsEmpty)
            return;
        project.From("contractPeriod", process, source, Code);
        period.Write(project.Json, "contractPeriod");
    }
}
