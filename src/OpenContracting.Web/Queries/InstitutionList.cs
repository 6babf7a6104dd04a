using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries;

/// <summary>The institutions that published projects belong to.</summary>
public sealed class InstitutionList(Db db, TimeProvider clock)
{
    public async Task<InstitutionRow?> FindAsync(string id, CancellationToken cancellation) =>
        await ListAsync(id, cancellation) is [var one, ..] ? one : null;

    /// <summary>All of them, most works first; one when an id is given.</summary>
    public async Task<IReadOnlyList<InstitutionRow>> ListAsync(string? id, CancellationToken cancellation)
    {
        var today = clock.GetUtcNow();
        var groups = await db.Projects
            .Where(project => project.State == ProjectState.Published && project.PublicAuthorityId != null)
            .Where(project => id == null || project.PublicAuthorityId == id)
            .GroupBy(project => new { project.PublicAuthorityId, project.Currency })
            .Select(group => new
            {
                Id = group.Key.PublicAuthorityId!,
                group.Key.Currency,
                Name = group.Max(project => project.PublicAuthorityName),
                Works = group.Count(),
                InExecution = group.Count(project => project.Status == "implementation"),
                Overdue = group.Count(project => project.Status == "implementation" && project.EndDate < today),
                Value = group.Sum(project => project.Value),
            })
            .ToListAsync(cancellation);
        return [.. groups.GroupBy(group => group.Id)
            .Select(one => new InstitutionRow(
                one.Key,
                one.Select(group => group.Name).FirstOrDefault(name => name is not null) ?? one.Key,
                one.Sum(group => group.Works),
                one.Sum(group => group.InExecution),
                one.Sum(group => group.Overdue),
                Amount.Sum(one.Where(group => group.Value > 0).Select(group => new Amount(group.Value ?? 0, group.Currency ?? "PAB")))))
            .OrderByDescending(institution => institution.Works).ThenBy(institution => institution.Name, StringComparer.Ordinal)];
    }
}
