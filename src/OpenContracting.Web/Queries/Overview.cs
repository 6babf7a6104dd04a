using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries;

/// <summary>The country at a glance: the figures of the home page, each of which leads to the rows behind it.</summary>
public sealed class Overview(Db db, TimeProvider clock)
{
    private const string InExecution = "implementation";

    public async Task<CountryFigures> ReadAsync(CancellationToken cancellation)
    {
        var projects = db.Projects.Where(project => project.State == ProjectState.Published);
        var today = clock.GetUtcNow();
        var weekAgo = today.AddDays(-7);
        var values = await projects.Where(project => project.Value != null)
            .GroupBy(project => project.Currency)
            .Select(group => new { Currency = group.Key, Value = group.Sum(project => project.Value) })
            .ToListAsync(cancellation);
        return new CountryFigures
        {
            Works = await projects.CountAsync(cancellation),
            Value = Amount.Sum(values.Select(value => new Amount(value.Value ?? 0, value.Currency ?? "PAB"))),
            InExecution = await projects.CountAsync(project => project.Status == InExecution, cancellation),
            Overdue = await Late(projects, today).CountAsync(cancellation),
            Institutions = await projects.Where(project => project.PublicAuthorityId != null)
                .Select(project => project.PublicAuthorityId).Distinct().CountAsync(cancellation),
            ChangedThisWeek = await db.Changes.Where(change => change.At >= weekAgo)
                .Select(change => change.ProjectId).Distinct().CountAsync(cancellation),
        };
    }

    /// <summary>Works in execution whose last known end has passed, longest past first.</summary>
    public Task<List<ProjectRow>> LateAsync(int count, CancellationToken cancellation, string? institution = null) =>
        Late(db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published), clock.GetUtcNow())
            .Where(project => institution == null || project.PublicAuthorityId == institution)
            .OrderBy(project => project.EndDate).ThenBy(project => project.ProjectId)
            .Take(count).Select(ProjectRow.Of).ToListAsync(cancellation);

    private static IQueryable<Project> Late(IQueryable<Project> projects, DateTimeOffset today) =>
        projects.Where(project => project.Status == InExecution && project.EndDate < today);
}
