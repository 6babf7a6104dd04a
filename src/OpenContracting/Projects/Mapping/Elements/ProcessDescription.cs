using System.Text.Json;

namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The contract's scope: of the one contract or award, else the tender's, else of the one item there is.</summary>
internal sealed class ProcessDescription : IProcessElement
{
    public string Code => "process-description";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("contractingProcesses/summary/description", ProjectMapping.FromTheTables, "contracts/description", "awards/description", "tender/description",
            "contracts/items/description", "awards/items/description", "tender/items/description"),
    ];

    public void Write(ProjectMapping project, ProcessView process)
    {
        if (project.MemberFromTables(process, "description", Code))
            return;
        foreach (var (text, source) in Candidates(process))
            if (project.Json.String("description", text))
            {
                project.From("description", process, source, Code);
                return;
            }
    }

    private static IEnumerable<(string? Text, string Source)> Candidates(ProcessView process)
    {
        var contracts = process.Contracts.ToArray();
        var awards = process.Awards.ToArray();
        if (contracts.Length <= 1 && awards.Length <= 1)
        {
            yield return (Single(contracts), "contracts/description");
            yield return (Single(awards), "awards/description");
        }

        yield return (process.Tender.Text("description"), "tender/description");
        yield return (Single(process.Tender.Objects("items")), "tender/items/description");
        yield return (Single(contracts.SelectMany(c => c.Objects("items"))), "contracts/items/description");
        yield return (Single(awards.SelectMany(a => a.Objects("items"))), "awards/items/description");
    }

    private static string? Single(IEnumerable<JsonElement> items)
    {
        var two = items.Take(2).ToArray();
        return two.Length == 1 ? two[0].Text("description") : null;
    }
}
