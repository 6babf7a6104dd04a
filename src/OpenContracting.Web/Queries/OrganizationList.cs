using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;

namespace OpenContracting.Web.Queries;

/// <summary>The organizations of published projects: those that carry them out and those that were contracted, but no natural persons.</summary>
public sealed class OrganizationList(Db db, PublicationMemory memory, TimeProvider clock)
{
    /// <summary>Those of the projects that a filter finds, most projects first: counted once in a publication.</summary>
    public Task<IReadOnlyList<OrganizationRow>> ListAsync(ProjectFilter filter, CancellationToken cancellation) =>
        memory.GetAsync("organizations", filter, () => CountAsync(filter, cancellation), rows => rows.Sum(row => 50 + row.Id.Length + row.Name.Length), cancellation);

    /// <summary>One of them; null when no published project names it.</summary>
    public async Task<OrganizationRow?> FindAsync(string id, CancellationToken cancellation)
    {
        foreach (var filter in new[] { new ProjectFilter { Institutions = [id] }, new ProjectFilter { Suppliers = [id] } })
            if ((await CountAsync(filter, cancellation)).FirstOrDefault(row => row.Id == id) is { } row)
                return row;
        return null;
    }

    private async Task<IReadOnlyList<OrganizationRow>> CountAsync(ProjectFilter filter, CancellationToken cancellation)
    {
        var tally = new OrganizationTally();
        var projects = filter.Apply(db.Projects.AsNoTracking(), clock.GetUtcNow()).Select(project => new
        {
            project.PublicAuthorityId,
            project.PublicAuthorityName,
            project.SupplierIds,
            project.SupplierNames,
        });
        await foreach (var project in projects.AsAsyncEnumerable().WithCancellation(cancellation))
            tally.Add(project.PublicAuthorityId, project.PublicAuthorityName, project.SupplierIds, project.SupplierNames);
        return tally.Rows;
    }
}
