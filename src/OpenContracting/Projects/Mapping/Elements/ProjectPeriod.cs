namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>When the project is to be carried out: from the first to the last day of its works contracts as first agreed.</summary>
internal sealed class ProjectPeriod : IProjectElement
{
    public string Code => "period";

    public IReadOnlyList<MappedField> Fields { get; } = [new("period", "contracts/period", "awards/contractPeriod", "tender/contractPeriod")];

    public void Write(ProjectMapping project)
    {
        var periods = project.Works.Select(p => (Process: p, Period: ContractHistory.InitialPeriod(p))).Where(p => !p.Period.IsEmpty).ToArray();
        if (periods.Length == 0)
            return;
        var period = Span.Around(periods.Select(p => p.Period));
        project.From("period", periods.Length == 1 ? periods[0].Process : null, "contracts/period", Code, inferred: periods.Length > 1);
        period.Write(project.Json, "period");
        project.Facts = project.Facts with { Start = period.Start, End = period.LastMoment };
    }
}
