using System.Text.Json;

namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Classifications from other lists: the institution's, the project extension's subsectors, and its sector as stated.</summary>
internal sealed class AdditionalClassifications : IProjectElement
{
    public string Code => "additional-classifications";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("additionalClassifications", ProjectMapping.FromTheTables, "planning/project/additionalClassifications", "planning/project/sector"),
    ];

    public void Write(ProjectMapping project) =>
        project.Array("additionalClassifications", "Classification", Code, project.Tables, null,
            project.Processes.SelectMany(p => Of(p).Where(i => !IsSector(i.Item))));

    private static IEnumerable<SourceItem> Of(ProcessView process) =>
        process.Planning.Objects("project", "additionalClassifications")
            .Select(c => new SourceItem(c, process, "planning/project/additionalClassifications"))
            .Append(new SourceItem(process.Planning.At("project", "sector"), process, "planning/project/sector"));

    /// <summary>What is a code of the standard's own list stands in sector.</summary>
    private static bool IsSector(JsonElement classification) =>
        classification.Text("id") is { } id && KeywordTable.SectorCodes.Contains(id);
}
