using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries;

/// <summary>Finds published projects: for the portal's lists and the API alike.</summary>
public sealed class ProjectSearch(Db db)
{
    private static readonly Expression<Func<Project, ProjectRow>> Row = project => new ProjectRow
    {
        ProjectId = project.ProjectId,
        Title = project.Title,
        Status = project.Status,
        Type = project.Type,
        Sector = project.Sector,
        Province = project.Province,
        PublicAuthorityId = project.PublicAuthorityId,
        PublicAuthorityName = project.PublicAuthorityName,
        Value = project.Value,
        Currency = project.Currency,
        StartDate = project.StartDate,
        EndDate = project.EndDate,
        ContractingProcesses = project.ContractingProcesses,
        Updated = project.Updated,
        Version = project.Version,
    };

    public Task<int> CountAsync(ProjectFilter filter, CancellationToken cancellation) =>
        filter.Apply(db.Projects).CountAsync(cancellation);

    /// <summary>A page by number, for people; machines go by <see cref="AfterAsync"/>.</summary>
    public Task<List<ProjectRow>> PageAsync(ProjectFilter filter, int skip, int take, CancellationToken cancellation) =>
        filter.Order.Apply(filter.Apply(db.Projects.AsNoTracking())).Skip(skip).Take(take).Select(Row).ToListAsync(cancellation);

    /// <summary>The projects after a cursor, from the first when it is null.</summary>
    public Task<List<ProjectRow>> AfterAsync(ProjectFilter filter, ProjectCursor? cursor, int take, CancellationToken cancellation) =>
        filter.Order.Apply(After(filter, cursor)).Take(take).Select(Row).ToListAsync(cancellation);

    /// <summary>The exact bytes of the projects with these ids.</summary>
    public async Task<Dictionary<string, byte[]>> BytesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        await db.Projects.AsNoTracking().Where(project => ids.Contains(project.ProjectId))
            .Select(project => new { project.ProjectId, project.Json })
            .ToDictionaryAsync(project => project.ProjectId, project => project.Json, cancellation);

    public Task<Project?> FindAsync(string id, CancellationToken cancellation) =>
        db.Projects.AsNoTracking().FirstOrDefaultAsync(project => project.ProjectId == id, cancellation);

    /// <summary>Where an id that is no longer used leads; null when it never was one.</summary>
    public Task<string?> RedirectAsync(string id, CancellationToken cancellation) =>
        db.ProjectRedirects.Where(redirect => redirect.OldId == id).Select(redirect => redirect.NewId).FirstOrDefaultAsync(cancellation);

    /// <summary>The project that a process number or ocid belongs to: what people copy from a notice board or a contract.</summary>
    public Task<string?> ByProcessAsync(string number, CancellationToken cancellation) =>
        db.ContractingProcesses
            .Where(process => process.ExternalReference == number || process.Ocid == number)
            .Where(process => db.Projects.Any(project => project.ProjectId == process.ProjectId && project.State == ProjectState.Published))
            .Select(process => process.ProjectId)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>The codes of one kind among the projects that pass every other part of the filter, most frequent first.</summary>
    public async Task<IReadOnlyList<FacetCount>> FacetAsync(
        ProjectFilter filter, Expression<Func<Project, string?>> code, CancellationToken cancellation) =>
        [.. (await filter.Apply(db.Projects).GroupBy(code)
            .Select(group => new { group.Key, Projects = group.Count() })
            .OrderByDescending(group => group.Projects)
            .ToListAsync(cancellation))
            .Where(group => group.Key is not null)
            .OrderByDescending(group => group.Projects).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new FacetCount(group.Key!, null, group.Projects))];

    private IQueryable<Project> After(ProjectFilter filter, ProjectCursor? cursor)
    {
        var projects = filter.Apply(db.Projects.AsNoTracking());
        return cursor is null ? projects : filter.Order.After(projects, cursor);
    }
}
