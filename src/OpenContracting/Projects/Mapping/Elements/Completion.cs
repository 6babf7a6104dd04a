using System.Text.Json;

namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>How the project ended: only when every works contract states its end (contract completion extension).</summary>
internal sealed class Completion : IProjectElement
{
    public string Code => "completion";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("completion/endDate", "contracts/implementation/endDate"),
        new("completion/endDateDetails", "contracts/implementation/endDateDetails"),
        new("completion/finalValue", "contracts/implementation/finalValue"),
        new("completion/finalValueDetails", "contracts/implementation/finalValueDetails"),
    ];

    public void Write(ProjectMapping project)
    {
        var contracts = project.Works.SelectMany(p => p.StandingContracts.Select(c => (Process: p, Implementation: c.At("implementation")))).ToArray();
        if (contracts.Length == 0 || project.Facts.Status != "completion")
            return;
        project.Json.StartObject("completion");
        if (contracts.All(c => c.Implementation.Date("endDate") is not null))
        {
            project.From("endDate", contracts[0].Process, "contracts/implementation/endDate", Code);
            project.Json.Date("endDate", contracts.Max(c => c.Implementation.Date("endDate")));
        }

        Details(project, contracts, "endDateDetails");
        var values = contracts.Select(c => Money.Read(c.Implementation.At("finalValue"))).ToArray();
        if (values.All(v => v is not null) && Money.Sum(values.Select(v => v!.Value)) is { } final)
        {
            project.From("finalValue", contracts[0].Process, "contracts/implementation/finalValue", Code);
            final.Write(project.Json, "finalValue");
        }

        Details(project, contracts, "finalValueDetails");
        project.Json.End();
    }

    private void Details(ProjectMapping project, (ProcessView Process, JsonElement Implementation)[] contracts, string member)
    {
        var texts = contracts.Where(c => c.Implementation.Text(member) is not null).ToArray();
        if (texts.Length == 0)
            return;
        project.From(member, texts[0].Process, "contracts/implementation/" + member, Code);
        project.Json.String(member, string.Join("\n", texts.Select(t => t.Implementation.Text(member)).Distinct()));
    }
}
