namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Sustainability strategies of the tender (sustainability extension).</summary>
internal sealed class Sustainability : IProcessElement
{
    public string Code => "sustainability";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/summary/tender/sustainability", "tender/sustainability")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        project.Json.StartArray("sustainability");
        project.Copy.Items(project.Json, project.Schema.Definition("Sustainability"),
            process.Tender.Objects("sustainability").Select(s => (s, (ProcessView?)process)),
            (_, _, _) => project.From(null, process, "tender/sustainability", Code));
        project.Json.End();
    }
}
