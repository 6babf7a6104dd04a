using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;

namespace OpenContracting.Web.Queries;

/// <summary>The organizations of published projects: those that carry them out and those that were contracted.</summary>
public sealed class OrganizationList(Db db, TimeProvider clock)
{
    /// <summary>Those of the projects that a filter finds, most projects first.</summary>
    public async Task<IReadOnlyList<OrganizationRow>> ListAsync(ProjectFilter filter, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Tally>();
        var projects = filter.Apply(db.Projects.AsNoTracking(), clock.GetUtcNow()).Select(project => new
        {
            project.PublicAuthorityId,
            project.PublicAuthorityName,
            project.SupplierIds,
            project.SupplierNames,
        });
        await foreach (var project in projects.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var here = new HashSet<string>();
            if (project.PublicAuthorityId is { } authority)
                Of(authority, project.PublicAuthorityName, here).AsAuthority++;
            foreach (var (supplier, name) in project.SupplierIds.Zip(project.SupplierNames).DistinctBy(supplier => supplier.First))
                Of(supplier, name, here).AsSupplier++;
        }

        return
        [
            .. found.Select(one => new OrganizationRow(one.Key, one.Value.Name ?? one.Key, one.Value.Projects, one.Value.AsAuthority, one.Value.AsSupplier))
                .OrderByDescending(row => row.Projects).ThenBy(row => row.Id, StringComparer.Ordinal),
        ];

        Tally Of(string id, string? name, HashSet<string> here)
        {
            if (!found.TryGetValue(id, out var tally))
                found.Add(id, tally = new Tally());
            tally.Name ??= name;
            if (here.Add(id))
                tally.Projects++;
            return tally;
        }
    }

    private sealed class Tally
    {
        public string? Name { get; set; }

        public int Projects { get; set; }

        public int AsAuthority { get; set; }

        public int AsSupplier { get; set; }
    }
}
