namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The price at award: the sum of the awards that stand, else of the contracts, each as first stated.</summary>
internal sealed class ContractValue : IProcessElement
{
    public string Code => "contract-value";

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("contractingProcesses/summary/contractValue", ProjectMapping.FromTheTables, "awards/value", "contracts/value")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        if (project.MemberFromTables(process, "contractValue", Code))
        {
            if (Money.Read(process.Tables.At("contractValue")) is { } stated)
                AddToFacts(project, stated);
            return;
        }

        var (values, source) = ContractHistory.InitialValues(process);
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
