namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Who tendered and how many.</summary>
internal sealed class Tenderers : IProcessElement
{
    public string Code => "tenderers";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("contractingProcesses/summary/tender/numberOfTenderers", "tender/numberOfTenderers", "tender/tenderers", "bids/details/tenderers"),
        new("contractingProcesses/summary/tender/tenderers", "tender/tenderers", "bids/details/tenderers"),
    ];

    public void Write(ProjectMapping project, ProcessView process)
    {
        var tenderers = process.Tender.Objects("tenderers")
            .Concat(process.Release.Objects("bids", "details").SelectMany(b => b.Objects("tenderers")))
            .Select(t => project.Parties.Resolve(process, t, "tenderer", "tender/tenderers")).OfType<Party>().Distinct().ToArray();
        var source = process.Tender.Objects("tenderers").Any() ? "tender/tenderers" : "bids/details/tenderers";
        if (process.Tender.Number("numberOfTenderers") is { } stated and >= 0)
        {
            project.From("numberOfTenderers", process, "tender/numberOfTenderers", Code);
            project.Json.Number("numberOfTenderers", stated);
        }
        else if (tenderers.Length > 0)
        {
            project.From("numberOfTenderers", process, source, Code, inferred: true);
            project.Json.Number("numberOfTenderers", tenderers.Length);
        }

        if (tenderers.Length == 0)
            return;
        project.From("tenderers", process, source, Code);
        project.Json.StartArray("tenderers");
        PartyRegistry.WriteReferences(project.Json, tenderers);
        project.Json.End();
    }
}
