namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>What was measured while building: the metrics extension's metrics.</summary>
internal sealed class Metrics : IProjectElement
{
    public string Code => "metrics";

    public IReadOnlyList<MappedField> Fields { get; } = [new("metrics", "contracts/implementation/metrics")];

    public void Write(ProjectMapping project)
    {
        project.Json.StartArray("metrics");
        project.Copy.Items(project.Json, project.Schema.Definition("Metric"),
            project.Processes.SelectMany(p => p.Contracts.SelectMany(c => c.Objects("implementation", "metrics")).Select(m => (m, (ProcessView?)p))),
            (_, _, process) => project.From(null, process, "contracts/implementation/metrics", Code));
        project.Json.End();
    }
}
