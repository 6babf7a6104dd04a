using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.Web.Queries;

/// <summary>Counts in how many projects each organization has which part; natural persons are left out.</summary>
internal sealed class OrganizationTally
{
    private readonly Dictionary<string, Count> counts = [];

    /// <summary>All of them, most projects first.</summary>
    public IReadOnlyList<OrganizationRow> Rows =>
    [
        .. counts.Select(one => new OrganizationRow(one.Key, one.Value.Name ?? one.Key, one.Value.Projects, one.Value.AsAuthority, one.Value.AsSupplier))
            .OrderByDescending(row => row.Projects).ThenBy(row => row.Id, StringComparer.Ordinal),
    ];

    /// <summary>Counts one project.</summary>
    public void Add(string? authority, string? authorityName, IReadOnlyList<string> supplierIds, IReadOnlyList<string> supplierNames)
    {
        var here = new HashSet<string>();
        if (authority is not null)
            Of(authority, authorityName, here).AsAuthority++;
        var suppliers = supplierIds.Zip(supplierNames, (id, name) => new Company(id, name));
        foreach (var supplier in suppliers.DistinctBy(supplier => supplier.Id).Where(supplier => !supplier.IsPerson))
            Of(supplier.Id, supplier.Name, here).AsSupplier++;
    }

    private Count Of(string id, string? name, HashSet<string> here)
    {
        if (!counts.TryGetValue(id, out var count))
            counts.Add(id, count = new Count());
        count.Name ??= name;
        if (here.Add(id))
            count.Projects++;
        return count;
    }

    private sealed class Count
    {
        public string? Name { get; set; }

        public int Projects { get; set; }

        public int AsAuthority { get; set; }

        public int AsSupplier { get; set; }
    }
}
