namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Milestones of the project: the institution's, and those of planning.</summary>
internal sealed class ProjectMilestones : IProjectElement
{
    public string Code => "project-milestones";

    public IReadOnlyList<MappedField> Fields { get; } = [new("milestones", ProjectMapping.FromTheTables, "planning/milestones")];

    public void Write(ProjectMapping project) =>
        project.Array("milestones", "Milestone", Code, project.Tables, null,
            project.Processes.SelectMany(p => p.Planning.Objects("milestones").Select(m => new SourceItem(m, p, "planning/milestones"))));
}
