namespace OpenContracting.Web.Queries.Contracts;

/// <summary>What a set of contracting processes comes to. Each share says of how many it is; below <see cref="Least"/> there is none.</summary>
/// <remarks>
/// A contract with several suppliers counts for each of them by number; its value stays out of what is said of one company, since the data do not
/// divide it.
/// </remarks>
public sealed class Portfolio
{
    /// <summary>A share of fewer than this says more about chance than about anyone.</summary>
    public const int Least = 5;

    private readonly IReadOnlyList<ContractRow> processes;
    private readonly List<ContractRow> contracts;
    private readonly List<ContractRow> counted;

    private readonly bool isOfCompany;

    /// <param name="processes">The processes to look at.</param>
    /// <param name="isOfCompany">Whether they are one company's: then what it holds with others has no value.</param>
    public Portfolio(IReadOnlyList<ContractRow> processes, bool isOfCompany = false)
    {
        this.isOfCompany = isOfCompany;
        this.processes = processes;
        contracts = [.. processes.Where(process => process.Suppliers.Count > 0)];
        counted = [.. contracts.Where(contract => contract.Bidders > 0)];
        Value = Amount.Sum(contracts.Select(Counted));
    }

    public int Processes => processes.Count;

    public int Contracts => contracts.Count;

    public int Projects => processes.Select(process => process.ProjectId).Distinct().Count();

    public Amount? Value { get; }

    /// <summary>Contracts of which the data say how many took part.</summary>
    public int WithBidders => counted.Count;

    public decimal? OneBidder => Share(counted.Count(contract => contract.Bidders == 1), counted.Count);

    public decimal? MedianBidders => counted.Count < Least ? null : Median([.. counted.Select(contract => (decimal)contract.Bidders!.Value)]);

    public decimal? Modified => Share(contracts.Count(contract => contract.Modifications > 0), contracts.Count);

    /// <summary>How far values moved from what was signed, of the contracts that state both: the middle one.</summary>
    public decimal? MedianGrowth => Growths is { Count: >= Least } growths ? Median(growths) : null;

    public int WithGrowth => Growths.Count;

    private List<decimal> Growths => field ??=
    [
        .. contracts.Where(contract => contract is { Value.Value: > 0, Latest: { } latest } && latest.Currency == contract.Value.Currency)
            .Select(contract => (contract.Latest!.Value - contract.Value!.Value) / contract.Value.Value),
    ];

    /// <summary>What was signed against what was announced: the middle one.</summary>
    public decimal? MedianOfEstimate => Against is { Count: >= Least } against ? Median(against) : null;

    public int WithEstimate => Against.Count;

    private List<decimal> Against => field ??=
    [
        .. contracts.Where(contract => contract is { Estimate.Value: > 0, Value: { } value } && value.Currency == contract.Estimate.Currency)
            .Select(contract => contract.Value!.Value / contract.Estimate!.Value),
    ];

    /// <summary>By institution, most contracts first.</summary>
    public IReadOnlyList<Counterparty> Institutions => field ??= By(contracts
        .Where(contract => contract.InstitutionId is not null)
        .Select(contract => (new Company(contract.InstitutionId!, contract.InstitutionName ?? contract.InstitutionId!), contract, Counted(contract))));

    /// <summary>By supplier, most contracts first; natural persons are left out.</summary>
    public IReadOnlyList<Counterparty> Suppliers => field ??= By(contracts
        .SelectMany(contract => contract.Suppliers.Where(supplier => !supplier.IsPerson)
            .Select(supplier => (supplier, contract, contract.Suppliers.Count == 1 ? contract.Value : null))));

    /// <summary>The share of value of the largest counterparty; null below <see cref="Least"/> contracts.</summary>
    public static Counterparty? Largest(IReadOnlyList<Counterparty> counterparties) =>
        counterparties.Sum(one => one.Contracts) < Least ? null : counterparties.Where(one => one.Share is not null).MaxBy(one => one.Share);

    private List<Counterparty> By(IEnumerable<(Company Company, ContractRow Contract, Amount? Value)> pairs) =>
    [
        .. pairs.GroupBy(pair => pair.Company.Id)
            .Select(group =>
            {
                var value = Amount.Sum(group.Select(pair => pair.Value));
                return new Counterparty(
                    group.Key, group.First().Company.Name, group.Select(pair => pair.Contract).Distinct().Count(), value,
                    value is not null && Value is { Value: > 0 } ? value.Value / Value.Value : null);
            })
            .OrderByDescending(one => one.Contracts).ThenByDescending(one => one.Value?.Value).ThenBy(one => one.Name, StringComparer.Ordinal),
    ];

    private Amount? Counted(ContractRow contract) => isOfCompany && contract.Suppliers.Count > 1 ? null : contract.Value;

    private static decimal? Share(int part, int whole) => whole < Least ? null : (decimal)part / whole;

    private static decimal Median(List<decimal> numbers)
    {
        numbers.Sort();
        return numbers.Count % 2 == 1 ? numbers[numbers.Count / 2] : (numbers[(numbers.Count / 2) - 1] + numbers[numbers.Count / 2]) / 2;
    }
}
