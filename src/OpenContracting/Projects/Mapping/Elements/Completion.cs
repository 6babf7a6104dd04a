namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>How the project ended: as the institution says, else what the contracts of a completed project state.</summary>
/// <remarks>
/// The end is the contracts' own (contract completion extension), else the end of their periods; the final value their own, else the sum of what was
/// paid. Only for a project whose works are accepted.
/// </remarks>
internal sealed class Completion : IProjectElement
{
    private const string Inferred = "completion-from-contracts";
    private static readonly string[] Members = ["endDate", "endDateDetails", "finalValue", "finalValueDetails", "finalScope", "finalScopeDetails"];

    public string Code => "completion";

    public IReadOnlyList<string> Switches { get; } = [Inferred];

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("completion/endDate", ProjectMapping.FromTheTables, "contracts/implementation/endDate", "contracts/period"),
        new("completion/endDateDetails", ProjectMapping.FromTheTables, "contracts/implementation/endDateDetails"),
        new("completion/finalValue", ProjectMapping.FromTheTables, "contracts/implementation/finalValue", "contracts/implementation/transactions"),
        new("completion/finalValueDetails", ProjectMapping.FromTheTables, "contracts/implementation/finalValueDetails"),
        new("completion/finalScope", ProjectMapping.FromTheTables),
        new("completion/finalScopeDetails", ProjectMapping.FromTheTables),
    ];

    public void Write(ProjectMapping project)
    {
        project.Json.StartObject("completion");
        var shape = project.Schema.Project["completion"]!.Object!;
        var missing = Members.Where(m => !project.MemberFromTables(shape, project.Tables.At("completion"), null, m, Code)).ToArray();
        if (project.Facts.Status == "completion" && project.Uses(Inferred))
            FromContracts(project, missing);
        project.Json.End();
    }

    private void FromContracts(ProjectMapping project, string[] missing)
    {
        var works = project.Works.Where(p => p.StandingContracts.Any()).ToArray();
        if (works.Length == 0)
            return;
        if (missing.Contains("endDate"))
            EndDate(project, works);
        if (missing.Contains("endDateDetails"))
            Details(project, works, "endDateDetails");
        if (missing.Contains("finalValue"))
            FinalValue(project, works);
        if (missing.Contains("finalValueDetails"))
            Details(project, works, "finalValueDetails");
    }

    private void EndDate(ProjectMapping project, ProcessView[] works)
    {
        var contracts = works.SelectMany(p => p.StandingContracts).ToArray();
        var stated = contracts.Select(c => c.Date("implementation", "endDate")).ToArray();
        var agreed = contracts.Select(c => Span.Read(c.At("period")).LastMoment).ToArray();
        var (dates, source) = stated.All(d => d is not null) ? (stated, "contracts/implementation/endDate") : (agreed, "contracts/period");
        if (dates.Any(d => d is null))
            return;
        project.From("endDate", works[^1], source, Code, inferred: source == "contracts/period");
        project.Json.Date("endDate", dates.Max());
    }

    private void FinalValue(ProjectMapping project, ProcessView[] works)
    {
        var values = works.Select(ContractHistory.FinalValue).ToArray();
        if (values.Any(v => v is null) || Money.Sum(values.Select(v => v!.Value.Value)) is not { } sum)
            return;
        project.From("finalValue", works[^1], values[0]!.Value.Source, Code, inferred: values.Any(v => v!.Value.Source.EndsWith("transactions", StringComparison.Ordinal)));
        sum.Write(project.Json, "finalValue");
    }

    private void Details(ProjectMapping project, ProcessView[] works, string member)
    {
        var texts = works.SelectMany(p => p.StandingContracts.Select(c => (Process: p, Text: c.Text("implementation", member)))).Where(t => t.Text is not null)
            .DistinctBy(t => t.Text).ToArray();
        if (texts.Length == 0)
            return;
        project.From(member, texts[0].Process, "contracts/implementation/" + member, Code);
        project.Json.String(member, string.Join("\n", texts.Select(t => t.Text)));
    }
}
