namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>What was measured while building: the institution's tables, and the metrics extension's metrics.</summary>
internal sealed class Metrics : IProjectElement
{
    private const string Source = "contracts/implementation/metrics";

    public string Code => "metrics";

    public IReadOnlyList<MappedField> Fields { get; } = [new("metrics", ProjectMapping.FromTheTables, Source)];

    public void Write(ProjectMapping project) =>
        project.Array("metrics", "Metric", Code, project.Tables, null,
            project.Processes.SelectMany(p => p.ContractParts.SelectMany(c => c.Objects("implementation", "metrics")).Select(m => new SourceItem(m, p, Source))));
}
