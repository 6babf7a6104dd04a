using System.Text.Json;

namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The contract's title: of the one contract, else of the one award, else the tender's.</summary>
internal sealed class ProcessTitle : IProcessElement
{
    public string Code => "process-title";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("contractingProcesses/summary/title", ProjectMapping.FromTheTables, "contracts/title", "awards/title", "tender/title")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        if (project.MemberFromTables(process, "title", Code))
            return;
        var (title, source) = Only(process.Contracts) is { } contract ? (contract, "contracts/title")
            : Only(process.Awards) is { } award && process.Contracts.Count() <= 1 ? (award, "awards/title")
            : (process.Tender.Text("title"), "tender/title");
        if (project.Json.String("title", title))
            project.From("title", process, source, Code);
    }

    private static string? Only(IEnumerable<JsonElement> items)
    {
        var two = items.Take(2).ToArray();
        return two.Length == 1 ? two[0].Text("title") : null;
    }
}
