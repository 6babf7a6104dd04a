namespace OpenContracting.Web.Queries.Contracts;

/// <summary>The contracting processes of one publication, looked up by who took part.</summary>
public sealed class ContractBook
{
    private readonly Dictionary<string, List<ContractRow>> bySupplier = [];
    private readonly Dictionary<string, List<ContractRow>> byTenderer = [];
    private readonly Dictionary<string, List<ContractRow>> byInstitution = [];
    private readonly Dictionary<string, string> names = [];

    public ContractBook(IReadOnlyList<ContractRow> rows)
    {
        Rows = rows;
        foreach (var row in rows)
        {
            foreach (var supplier in row.Suppliers)
                Add(bySupplier, supplier, row);
            foreach (var tenderer in row.Tenderers.Concat(row.Suppliers).DistinctBy(company => company.Id))
                Add(byTenderer, tenderer, row);
            if (row.InstitutionId is { } institution)
                Add(byInstitution, institution, row);
        }

        Suppliers =
        [
            .. bySupplier.Where(pair => !new Company(pair.Key, "").IsPerson)
                .Select(pair => new SupplierRow(
                    pair.Key, names[pair.Key], pair.Value.Count, pair.Value.Select(row => row.ProjectId).Distinct().Count(),
                    pair.Value.Select(row => row.InstitutionId).OfType<string>().Distinct().Count(),
                    Amount.Sum(pair.Value.Where(row => row.Suppliers.Count == 1).Select(row => row.Value))))
                .OrderByDescending(row => row.Value?.Value ?? 0).ThenByDescending(row => row.Contracts).ThenBy(row => row.Name, StringComparer.Ordinal),
        ];
        Persons = bySupplier.Keys.Count(id => new Company(id, "").IsPerson);
    }

    public IReadOnlyList<ContractRow> Rows { get; }

    /// <summary>Companies with a contract, largest value first.</summary>
    public IReadOnlyList<SupplierRow> Suppliers { get; }

    /// <summary>Natural persons with a contract: counted, not listed.</summary>
    public int Persons { get; }

    /// <summary>The company's name; null when it took part in nothing, or is a natural person.</summary>
    public string? Name(string id) => new Company(id, "").IsPerson ? null : names.GetValueOrDefault(id);

    public IReadOnlyList<ContractRow> WonBy(string company) => bySupplier.GetValueOrDefault(company) ?? [];

    /// <summary>The processes the company took part in, those it won among them.</summary>
    public IReadOnlyList<ContractRow> EnteredBy(string company) => byTenderer.GetValueOrDefault(company) ?? [];

    public IReadOnlyList<ContractRow> Of(string institution) => byInstitution.GetValueOrDefault(institution) ?? [];

    /// <summary>The companies met most often in the same tenders, and how often each of the two won there.</summary>
    public IReadOnlyList<Rival> RivalsOf(string company) =>
    [
        .. EnteredBy(company)
            .SelectMany(row => row.Tenderers.Where(other => other.Id != company && !other.IsPerson).Select(other => (other, row)))
            .GroupBy(pair => pair.other.Id)
            .Select(group => new Rival(
                group.Key, group.First().other.Name, group.Count(),
                group.Count(pair => pair.row.Suppliers.Any(supplier => supplier.Id == company)),
                group.Count(pair => pair.row.Suppliers.Any(supplier => supplier.Id == group.Key))))
            .OrderByDescending(rival => rival.Together).ThenBy(rival => rival.Name, StringComparer.Ordinal),
    ];

    private void Add(Dictionary<string, List<ContractRow>> index, Company company, ContractRow row)
    {
        names.TryAdd(company.Id, company.Name);
        Add(index, company.Id, row);
    }

    private static void Add(Dictionary<string, List<ContractRow>> index, string id, ContractRow row)
    {
        if (!index.TryGetValue(id, out var rows))
            index.Add(id, rows = []);
        rows.Add(row);
    }
}
