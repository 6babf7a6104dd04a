namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>How the contracts are financed (finance extension), as in public-private partnerships.</summary>
internal sealed class ProcessFinance : IProcessElement
{
    public string Code => "process-finance";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/summary/finance", "contracts/finance")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        project.Json.StartArray("finance");
        project.Copy.Items(project.Json, project.Schema.Definition("Finance"),
            process.Contracts.SelectMany(c => c.Objects("finance")).Select(f => (f, (ProcessView?)process)),
            (_, _, _) => project.From(null, process, "contracts/finance", Code));
        project.Json.End();
    }
}
