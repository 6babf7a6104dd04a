namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Classifications from other lists: the project extension's subsectors, and its sector as stated.</summary>
internal sealed class AdditionalClassifications : IProjectElement
{
    public string Code => "additional-classifications";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("additionalClassifications", "planning/project/additionalClassifications", "planning/project/sector")];

    public void Write(ProjectMapping project)
    {
        project.Json.StartArray("additionalClassifications");
        project.Copy.Items(project.Json, project.Schema.Definition("Classification"),
            project.Processes.SelectMany(p => p.Planning.Objects("project", "additionalClassifications").Append(p.Planning.At("project", "sector"))
                .Where(c => c.Text("id") is not { } id || !KeywordTable.SectorCodes.Contains(id))
                .Select(c => (c, (ProcessView?)p))),
            (_, _, process) => project.From(null, process, "planning/project/additionalClassifications", Code));
        project.Json.End();
    }
}
