namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The period first agreed.</summary>
internal sealed class ContractPeriod : IProcessElement
{
    public string Code => "contract-period";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("contractingProcesses/summary/contractPeriod", "contracts/period", "awards/contractPeriod", "tender/contractPeriod")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        var period = ContractHistory.InitialPeriod(process);
        if (period.IsEmpty)
            return;
        project.From("contractPeriod", process, "contracts/period", Code);
        period.Write(project.Json, "contractPeriod");
    }
}
