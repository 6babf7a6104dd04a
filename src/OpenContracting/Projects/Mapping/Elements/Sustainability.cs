namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Sustainability strategies of the tender (sustainability extension).</summary>
internal sealed class Sustainability : IProcessElement
{
    public string Code => "sustainability";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("contractingProcesses/summary/tender/sustainability", ProjectMapping.FromTheTables, "tender/sustainability")];

    public void Write(ProjectMapping project, ProcessView process) =>
        project.Array("sustainability", "Sustainability", Code, process.Tables.At("tender"), process,
            process.Tender.Objects("sustainability").Select(s => new SourceItem(s, process, "tender/sustainability")));
}
