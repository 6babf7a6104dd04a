namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Milestones of the contracts and of their implementation.</summary>
internal sealed class ProcessMilestones : IProcessElement
{
    public string Code => "process-milestones";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("contractingProcesses/summary/milestones", "contracts/implementation/milestones", "contracts/milestones", "tender/milestones")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        project.Json.StartArray("milestones");
        project.Copy.Items(project.Json, project.Schema.Definition("Milestone"),
            process.Contracts.SelectMany(c => c.Objects("implementation", "milestones").Concat(c.Objects("milestones")))
                .Concat(process.Tender.Objects("milestones")).Select(m => (m, (ProcessView?)process)),
            (_, _, _) => project.From(null, process, "contracts/milestones", Code));
        project.Json.End();
    }
}
