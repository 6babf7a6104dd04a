namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>When the tender was published.</summary>
internal sealed class DatePublished : IProcessElement
{
    public string Code => "date-published";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("contractingProcesses/summary/tender/datePublished", "tender/datePublished", "tender/publishedDate")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        // DGCP's own extension calls it publishedDate.
        var source = process.Tender.Date("datePublished") is not null ? "datePublished" : "publishedDate";
        if (process.Tender.Date(source) is not { } date)
            return;
        project.From("datePublished", process, "tender/" + source, Code);
        project.Json.Date("datePublished", date);
    }
}
