namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>What was planned to be measured: the institution's tables, and the metrics extension's forecasts.</summary>
internal sealed class Forecasts : IProjectElement
{
    public string Code => "forecasts";

    public IReadOnlyList<MappedField> Fields { get; } = [new("forecasts", ProjectMapping.FromTheTables, "planning/forecasts")];

    public void Write(ProjectMapping project) =>
        project.Array("forecasts", "Metric", Code, project.Tables, null,
            project.Processes.SelectMany(p => p.Planning.Objects("forecasts").Select(m => new SourceItem(m, p, "planning/forecasts"))));
}
