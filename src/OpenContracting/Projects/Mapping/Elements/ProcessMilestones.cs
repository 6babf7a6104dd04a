namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Milestones of the tender, of the contracts and of their implementation.</summary>
internal sealed class ProcessMilestones : IProcessElement
{
    public string Code => "process-milestones";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("contractingProcesses/summary/milestones", ProjectMapping.FromTheTables, "contracts/implementation/milestones", "contracts/milestones",
            "tender/milestones"),
    ];

    public void Write(ProjectMapping project, ProcessView process) =>
        project.Array("milestones", "Milestone", Code, process.Tables, process,
            process.ContractParts.SelectMany(c => c.Objects("implementation", "milestones")).Select(m => new SourceItem(m, process, "contracts/implementation/milestones"))
                .Concat(process.ContractParts.SelectMany(c => c.Objects("milestones")).Select(m => new SourceItem(m, process, "contracts/milestones")))
                .Concat(process.Tender.Objects("milestones").Select(m => new SourceItem(m, process, "tender/milestones"))));
}
