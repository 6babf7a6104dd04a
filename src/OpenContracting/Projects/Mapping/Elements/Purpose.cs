namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>What the project is for: the institution's words, else the rationale of its planning.</summary>
internal sealed class Purpose : IProjectElement
{
    public string Code => "purpose";

    public IReadOnlyList<MappedField> Fields { get; } = [new("purpose", ProjectMapping.FromTheTables, "planning/rationale")];

    public void Write(ProjectMapping project)
    {
        if (project.MemberFromTables("purpose", Code))
            return;
        var stated = project.Processes.Select(p => (Process: p, Text: p.Planning.Text("rationale"))).Where(t => t.Text is not null).DistinctBy(t => t.Text).ToArray();
        if (stated.Length == 0)
            return;
        project.From("purpose", stated[0].Process, "planning/rationale", Code);
        project.Json.String("purpose", string.Join("\n", stated.Select(s => s.Text)));
    }
}
