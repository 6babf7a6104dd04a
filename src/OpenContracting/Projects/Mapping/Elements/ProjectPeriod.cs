namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>When the project is to be carried out: the institution's dates, else from the first to the last day of its works contracts as first agreed.</summary>
internal sealed class ProjectPeriod : IProjectElement
{
    public string Code => "period";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("period", ProjectMapping.FromTheTables, "contracts/period", "awards/contractPeriod", "tender/contractPeriod")];

    public void Write(ProjectMapping project)
    {
        if (project.MemberFromTables("period", Code))
        {
            SetFacts(project, Span.Read(project.Tables.At("period")));
            return;
        }

        var periods = project.Works.Select(p => (Process: p, Initial: ContractHistory.InitialPeriod(p))).Where(p => !p.Initial.Period.IsEmpty).ToArray();
        if (periods.Length == 0)
            return;
        var period = Span.Around(periods.Select(p => p.Initial.Period));
        project.From("period", periods.Length == 1 ? periods[0].Process : null, periods[0].Initial.Source, Code, inferred: periods.Length > 1);
        period.Write(project.Json, "period");
        SetFacts(project, period);
    }

    private static void SetFacts(ProjectMapping project, Span period) =>
        project.Facts = project.Facts with { Start = period.Start, End = period.LastMoment };
}
