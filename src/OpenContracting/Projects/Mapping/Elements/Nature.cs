namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Contract type: design, construction, supervision, by the words of the title or the beginning of the description.</summary>
internal sealed class Nature : IProcessElement
{
    public string Code => "nature";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/summary/nature", "tender/title", "tender/description")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        if (process.Nature.Codes.Count == 0)
            return;
        project.From("nature", process, "tender/title", Code, inferred: true, process.Nature.Evidence);
        project.Json.Texts("nature", process.Nature.Codes);
    }
}
