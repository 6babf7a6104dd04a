namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's contracting processes, the earliest first: id, summary, linked releases.</summary>
internal sealed class ContractingProcesses : IProjectElement
{
    public string Code => "contracting-processes";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/id", "ocid", "tender/id")];

    public void Write(ProjectMapping project)
    {
        var ids = new ItemIds();
        var written = new List<string>();
        project.Json.StartArray("contractingProcesses");
        foreach (var process in project.Processes)
        {
            project.Json.StartObject();
            var id = ids.Take(process.Id);
            written.Add(id);
            project.Json.String("id", id);
            project.From("id", process, process.Ocid is not null ? "ocid" : "tender/id", Code);
            project.Json.StartObject("summary");
            Write(ElementList.Summary, project, process);
            project.Json.StartObject("tender");
            Write(ElementList.Tender, project, process);
            project.Json.End();
            project.Json.End();
            Write(ElementList.Process, project, process);
            project.Json.End();
        }

        project.Json.End();
        project.Facts = project.Facts with
        {
            ProcessIds = written,
            ExternalReferences = [.. project.Processes.Select(p => p.Number).OfType<string>().Distinct()],
        };
    }

    private static void Write(IReadOnlyList<IProcessElement> elements, ProjectMapping project, ProcessView process)
    {
        foreach (var element in elements)
            if (!project.Options.Without.Contains(element.Code))
                element.Write(project, process);
    }
}
