namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Contract type: design, construction, supervision, as the institution says, else by the words of the title or the beginning of the description.</summary>
internal sealed class Nature : IProcessElement
{
    private const string FromWords = "nature-from-words";

    public string Code => "nature";

    public IReadOnlyList<string> Switches { get; } = [FromWords];

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/summary/nature", ProjectMapping.FromTheTables, "tender/title", "tender/description")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        if (project.MemberFromTables(process, "nature", Code) || !project.Uses(FromWords) || process.Nature.Codes.Count == 0)
            return;
        project.From("nature", process, process.Nature.InTitle ? "tender/title" : "tender/description", Code, inferred: true, process.Nature.Evidence);
        project.Json.Texts("nature", process.Nature.Codes);
    }
}
