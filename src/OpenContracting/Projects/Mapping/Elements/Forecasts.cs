namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>What was planned to be measured: the metrics extension's forecasts.</summary>
internal sealed class Forecasts : IProjectElement
{
    public string Code => "forecasts";

    public IReadOnlyList<MappedField> Fields { get; } = [new("forecasts", "planning/forecasts")];

    public void Write(ProjectMapping project)
    {
        project.Json.StartArray("forecasts");
        project.Copy.Items(project.Json, project.Schema.Definition("Metric"),
            project.Processes.SelectMany(p => p.Planning.Objects("forecasts").Select(m => (m, (ProcessView?)p))),
            (_, _, process) => project.From(null, process, "planning/forecasts", Code));
        project.Json.End();
    }
}
