namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Changes of price, duration and scope: as the institution says, and as releases and amendments show. Never from documents alone.</summary>
internal sealed class Modifications : IProcessElement
{
    public string Code => "modifications";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("contractingProcesses/summary/modifications", ProjectMapping.FromTheTables, "contracts/amendments", "contracts/value", "contracts/period",
            "contracts/description"),
    ];

    public void Write(ProjectMapping project, ProcessView process)
    {
        var ids = new ItemIds();
        foreach (var stated in process.Tables.Objects("modifications"))
            ids.Take(stated.Text("id"));
        project.Json.StartArray("modifications");
        project.Copy.Items(project.Json, project.Schema.Definition("Modification"),
            process.Tables.Objects("modifications").Select(m => new SourceItem(m, process, ProjectMapping.FromTheTables)),
            item => project.From(null, process, item.Source, Code));
        foreach (var change in ContractChanges.Of(process))
            Write(project, process, change, ids.Take(change.AmendmentId));
        project.Json.End();
    }

    private void Write(ProjectMapping project, ProcessView process, ContractChange change, string id)
    {
        project.Json.StartObject();
        project.Json.String("id", id);
        project.Json.Date("date", change.Date);
        project.Json.String("description", change.Description);
        project.Json.String("rationale", change.Rationale);
        project.Json.String("type", change.Type);
        if (LinkedReleases.IsLinked(project, process, change.ReleaseId))
            project.Json.String("releaseID", change.ReleaseId);
        change.OldValue?.Write(project.Json, "oldContractValue");
        change.NewValue?.Write(project.Json, "newContractValue");
        change.OldPeriod.Write(project.Json, "oldContractPeriod");
        change.NewPeriod.Write(project.Json, "newContractPeriod");
        project.From(null, process, change.Type switch
        {
            "value" when change.NewValue is not null => "contracts/value",
            "duration" when !change.NewPeriod.IsEmpty => "contracts/period",
            "scope" when change.AmendmentId is null => "contracts/description",
            _ => "contracts/amendments",
        }, Code, inferred: change.OldValue is not null || !change.OldPeriod.IsEmpty);
        project.Json.End();
    }
}
