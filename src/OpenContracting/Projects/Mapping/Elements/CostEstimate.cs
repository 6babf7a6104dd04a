namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The estimate before the tender: the newest value of a release with the tender still in planning, else the tender's reference price.</summary>
internal sealed class CostEstimate : IProcessElement
{
    public string Code => "cost-estimate";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/summary/tender/costEstimate", "tender/value")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        var planned = process.Releases.Where(r => r.Json.Text("tender", "status") is "planning" or "planned")
            .Select(r => Money.Read(r.Json.At("tender", "value"))).LastOrDefault(v => v is not null);
        if ((planned ?? Money.Read(process.Tender.At("value"))) is not { } estimate)
            return;
        project.From("costEstimate", process, "tender/value", Code, inferred: planned is null);
        estimate.Write(project.Json, "costEstimate");
        if (project.Facts.AmountOf is null || (project.Facts.AmountOf is "estimates" && project.Facts.Currency == estimate.Currency))
            project.Facts = project.Facts with
            {
                Amount = (project.Facts.Amount ?? 0) + estimate.Amount,
                Currency = estimate.Currency,
                AmountOf = "estimates",
            };
    }
}
