namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>When the data of the project was last changed: the newest date of its releases.</summary>
internal sealed class Updated : IProjectElement
{
    public string Code => "updated";

    public IReadOnlyList<MappedField> Fields { get; } = [new("updated", "date")];

    public void Write(ProjectMapping project)
    {
        var newest = project.Processes.Where(p => p.Date is not null).MaxBy(p => p.Date);
        if (newest is null)
            return;
        project.Updated = newest.Date;
        project.From("updated", newest, "date", Code);
        project.Json.Date("updated", newest.Date);
    }
}
