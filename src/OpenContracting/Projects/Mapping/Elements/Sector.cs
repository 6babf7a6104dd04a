namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's sectors: as stated where the standard's codes are used, else by the published keyword table.</summary>
/// <remarks>The parent of a subsector is listed too, as the standard asks.</remarks>
internal sealed class Sector : IProjectElement
{
    private const string FromWords = "sector-from-words";

    public string Code => "sector";

    public IReadOnlyList<string> Switches { get; } = [FromWords];

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("sector", ProjectMapping.FromTheTables, "planning/project/sector", "tender/title", "tender/description")];

    public void Write(ProjectMapping project)
    {
        var sectors = Stated(project).ToArray();
        if (sectors.Length == 0 && project.Uses(FromWords))
            sectors = [.. project.Works.SelectMany(Inferred)];
        var codes = new List<string>();
        project.Json.StartArray("sector");
        foreach (var sector in sectors)
            foreach (var code in WithParent(sector.Code))
            {
                if (codes.Contains(code))
                    continue;
                codes.Add(code);
                project.Json.String(null, code);
                project.From(null, sector.Process, sector.Source, Code, sector.Evidence is not null, sector.Evidence);
            }

        project.Json.End();
        project.Facts = project.Facts with { Sectors = codes };
    }

    private static IEnumerable<(string Code, ProcessView? Process, string Source, string? Evidence)> Stated(ProjectMapping project)
    {
        foreach (var code in project.Tables.Texts("sector"))
            yield return (code, null, ProjectMapping.FromTheTables, null);
        foreach (var process in project.Processes)
            if (process.Planning.Text("project", "sector", "id") is { } id && KeywordTable.SectorCodes.Contains(id))
                yield return (id, process, "planning/project/sector", null);
    }

    private static IEnumerable<(string Code, ProcessView? Process, string Source, string? Evidence)> Inferred(ProcessView process)
    {
        if (KeywordTable.Sectors.First(process.TitleWords) is { } inTitle)
            yield return (inTitle.Code, process, "tender/title", inTitle.Evidence);
        else if (KeywordTable.Sectors.First(process.DescriptionWords) is { } inDescription)
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
