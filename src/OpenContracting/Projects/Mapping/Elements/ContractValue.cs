namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The price at award: the sum of the awards that stand, else of the contracts, each as first stated.</summary>
internal sealed class ContractValue : IProcessElement
{
    public string Code => "contract-value";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/summary/contractValue", "awards/value", "contracts/value")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        var source = "awards/value";
        var values = process.StandingAwards.Select(a => Money.Read(ContractHistory.FirstStated(process, "awards", a, "value"))).OfType<Money>().ToArray();
        if (values.Length == 0)
        {
            source = "contracts/value";
            values = [.. process.StandingContracts.Select(c => Money.Read(ContractHistory.FirstStated(process, "contracts", c, "value"))).OfType<Money>()];
        }

        if (Money.Sum(values) is { } sum)
        {
            project.From("contractValue", process, source, Code, inferred: values.Length > 1);
            sum.Write(project.Json, "contractValue");
            AddToFacts(project, sum);
        }
        else if (values.Length > 0)
        {
            project.Notice("mixed-currencies", "contractingProcesses/summary/contractValue", process, string.Join("; ", values));
        }
    }

    private static void AddToFacts(ProjectMapping project, Money value)
    {
        if (project.Facts.AmountOf is "budget" || (project.Facts.AmountOf is "contracts" && project.Facts.Currency != value.Currency))
            return;
        var before = project.Facts.AmountOf is "contracts" ? project.Facts.Amount ?? 0 : 0;
        project.Facts = project.Facts with { Amount = before + value.Amount, Currency = value.Currency, AmountOf = "contracts" };
    }
}
