using System.Text.Json;

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
            process.ContractParts.SelectMany(c => OfContract(process, c))
                .Concat(process.Tender.Objects("milestones").Select(m => new SourceItem(m, process, "tender/milestones"))));

    /// <summary>What implementation says of a milestone is newer than what the contract says of it.</summary>
    private static IEnumerable<SourceItem> OfContract(ProcessView process, JsonElement contract)
    {
        var met = contract.Objects("implementation", "milestones").Select(m => new SourceItem(m, process, "contracts/implementation/milestones")).ToArray();
        var ids = met.Select(m => m.Item.Text("id")).OfType<string>().ToHashSet();
        return met.Concat(contract.Objects("milestones").Where(m => m.Text("id") is not { } id || !ids.Contains(id))
            .Select(m => new SourceItem(m, process, "contracts/milestones")));
    }
}
