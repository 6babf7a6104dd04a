namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Changes of price, duration and scope: what later releases say of a contract that earlier ones said otherwise, and its amendments.</summary>
internal sealed class Modifications : IProcessElement
{
    public string Code => "modifications";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("contractingProcesses/summary/modifications", "contracts/amendments", "contracts/value", "contracts/period", "contracts/description")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        project.Json.StartArray("modifications");
        var ids = new ItemIds();
        foreach (var amendment in process.Contracts.SelectMany(c => c.Objects("amendments")))
        {
            project.Json.StartObject();
            project.Json.String("id", ids.Take(amendment.Text("id")));
            project.Json.Date("date", amendment.Date("date"));
            project.Json.String("description", amendment.Text("description"));
            project.Json.String("rationale", amendment.Text("rationale"));
            project.Json.End();
        }

        project.Json.End();
    }
}
