namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's sectors: the project extension's where it uses the standard's codes, else by the published keyword table.</summary>
/// <remarks>The parent of a subsector is listed too, as the standard asks.</remarks>
internal sealed class Sector : IProjectElement
{
    public string Code => "sector";

    public IReadOnlyList<MappedField> Fields { get; } = [new("sector", "planning/project/sector", "tender/title", "tender/description")];

    public void Write(ProjectMapping project)
    {
        var sectors = Stated(project).Concat(project.Works.SelectMany(p => Inferred(p))).ToArray();
        if (sectors.Any(s => s.Evidence is null))
            sectors = [.. sectors.Where(s => s.Evidence is null)];
        var codes = new List<string>();
        project.Json.StartArray("sector");
        foreach (var sector in sectors)
            foreach (var code in WithParent(sector.Code))
            {
                if (codes.Contains(code))
                    continue;
                codes.Add(code);
                project.Json.String(null, code);
                if (code == sector.Code)
                    project.From(null, sector.Process, sector.Source, Code, sector.Evidence is not null, sector.Evidence);
            }

        project.Json.End();
        project.Facts = project.Facts with { Sectors = codes };
    }

    private static IEnumerable<(string Code, ProcessView Process, string Source, string? Evidence)> Stated(ProjectMapping project) =>
        from process in project.Processes
        let id = process.Planning.Text("project", "sector", "id")
        where id is not null && KeywordTable.SectorCodes.Contains(id)
        select (id, process, "planning/project/sector", (string?)null);

    private static IEnumerable<(string Code, ProcessView Process, string Source, string? Evidence)> Inferred(ProcessView process)
    {
        if (KeywordTable.Sectors.First(process.Tender.Text("title")) is { } inTitle)
            yield return (inTitle.Code, process, "tender/title", inTitle.Evidence);
        else if (KeywordTable.Sectors.First(process.Tender.Text("description")) is { } inDescription)
            yield return (inDescription.Code, process, "tender/description", inDescription.Evidence);
    }

    private static IEnumerable<string> WithParent(string code)
    {
        var dot = code.IndexOf('.');
        if (dot > 0)
            yield return code[..dot];
        yield return code;
    }
}
