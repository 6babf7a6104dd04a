using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries;

/// <summary>Finds published projects: for the portal's lists and the API alike.</summary>
public sealed class ProjectSearch(Db db, ProjectIndexes indexes, TimeProvider clock)
{
    private static readonly Dictionary<string, Expression<Func<Project, string?>>> Codes = new()
    {
        ["status"] = project => project.Status,
        ["type"] = project => project.Type,
        ["institution"] = project => project.PublicAuthorityId,
    };

    private static readonly Dictionary<string, Expression<Func<Project, List<string>>>> ListsOfCodes = new()
    {
        ["sector"] = project => project.Sectors,
        ["province"] = project => project.Provinces,
    };

    public async Task<int> CountAsync(ProjectFilter filter, CancellationToken cancellation) =>
        await indexes.FindAsync(cancellation) is { } index
            ? index.CountOf(filter, clock.GetUtcNow())
            : await filter.Apply(db.Projects, clock.GetUtcNow()).CountAsync(cancellation);

    /// <summary>A page by number, for people; machines go by <see cref="AfterAsync"/>.</summary>
    public async Task<List<ProjectRow>> PageAsync(ProjectFilter filter, int skip, int take, CancellationToken cancellation) =>
        await indexes.FindAsync(cancellation) is { } index
            ? index.Page(filter, clock.GetUtcNow(), skip, take)
            : await filter.Order.Apply(filter.Apply(db.Projects.AsNoTracking(), clock.GetUtcNow())).Skip(skip).Take(take).Select(ProjectRow.Of).ToListAsync(cancellation);

    /// <summary>The projects after a cursor, from the first when it is null, and how many pass in all.</summary>
    public async Task<(List<ProjectRow> Rows, int Total)> AfterAsync(ProjectFilter filter, ProjectCursor? cursor, int take, CancellationToken cancellation)
    {
        if (await indexes.FindAsync(cancellation) is { } index)
            return index.After(filter, clock.GetUtcNow(), cursor, take);
        var rows = await filter.Order.Apply(After(filter, cursor)).Take(take).Select(ProjectRow.Of).ToListAsync(cancellation);
        return (rows, await filter.Apply(db.Projects, clock.GetUtcNow()).CountAsync(cancellation));
    }

    /// <summary>All projects that pass, in the filter's order; to be read as a stream.</summary>
    public IQueryable<Project> All(ProjectFilter filter) =>
        filter.Order.Apply(filter.Apply(db.Projects.AsNoTracking(), clock.GetUtcNow()));

    /// <summary>The exact bytes of the projects with these ids.</summary>
    public async Task<Dictionary<string, byte[]>> BytesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        await db.Projects.AsNoTracking().Where(project => ids.Contains(project.ProjectId))
            .Select(project => new { project.ProjectId, project.Json })
            .ToDictionaryAsync(project => project.ProjectId, project => project.Json, cancellation);

    public Task<Project?> FindAsync(string id, CancellationToken cancellation) =>
        db.Projects.AsNoTracking().FirstOrDefaultAsync(project => project.ProjectId == id, cancellation);

    /// <summary>Why a person withdrew a project; null when no person did, or gave no reason.</summary>
    public Task<string?> WithdrawalReasonAsync(string id, CancellationToken cancellation) =>
        db.Decisions
            .Where(decision => decision.Kind == DecisionKind.Withdrawal && decision.Subject == id && decision.Accepted && decision.UndoneAt == null)
            .OrderByDescending(decision => decision.Id).Select(decision => decision.Reason).FirstOrDefaultAsync(cancellation);

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

    /// <summary>The codes of one kind among the projects that pass, most frequent first.</summary>
    /// <param name="filter">Which projects; give it without its own choices of that kind, so that all can be chosen.</param>
    /// <param name="parameter">The kind, by its parameter: <c>status</c>, <c>province</c> …</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<IReadOnlyList<FacetCount>> FacetAsync(ProjectFilter filter, string parameter, CancellationToken cancellation)
    {
        if (await indexes.FindAsync(cancellation) is { } index)
            return index.Facet(filter, clock.GetUtcNow(), parameter);
        var projects = filter.Apply(db.Projects, clock.GetUtcNow());
        // SQLite cannot take lists apart in a query (it would need APPLY), so these are counted here.
        var counts = ListsOfCodes.TryGetValue(parameter, out var list)
            ? (await projects.Select(list).ToListAsync(cancellation)).SelectMany(codes => codes)
                .GroupBy(code => code).Select(group => new FacetCount(group.Key, group.Count()))
            : (await projects.Select(Codes[parameter]).Where(code => code != null).GroupBy(code => code)
                .Select(group => new { group.Key, Projects = group.Count() }).ToListAsync(cancellation))
                .Select(group => new FacetCount(group.Key!, group.Projects));
        return [.. counts.OrderByDescending(count => count.Projects).ThenBy(count => count.Code, StringComparer.Ordinal)];
    }

    public async Task<int> CountPlacedAsync(ProjectFilter filter, CancellationToken cancellation) =>
        await indexes.FindAsync(cancellation) is { } index
            ? index.CountPlaced(filter, clock.GetUtcNow())
            : await filter.Apply(db.Projects, clock.GetUtcNow()).CountAsync(project => project.Latitude != null && project.Longitude != null, cancellation);

    /// <summary>The projects with a place on the map, in the filter's order.</summary>
    public async Task<List<ProjectPoint>> PointsAsync(ProjectFilter filter, int take, CancellationToken cancellation) =>
        await indexes.FindAsync(cancellation) is { } index
            ? index.Points(filter, clock.GetUtcNow(), take)
            : await filter.Order.Apply(filter.Apply(db.Projects.AsNoTracking(), clock.GetUtcNow()).Where(project => project.Latitude != null && project.Longitude != null))
            .Take(take).Select(project => new ProjectPoint(project.ProjectId, project.Title, project.Longitude!.Value, project.Latitude!.Value)).ToListAsync(cancellation);

    /// <summary>The titles of the projects with these ids, of those that have one.</summary>
    public Task<Dictionary<string, string>> TitlesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        db.Projects.Where(project => ids.Contains(project.ProjectId) && project.Title != null)
            .ToDictionaryAsync(project => project.ProjectId, project => project.Title!, cancellation);

    public Task<Dictionary<string, string>> InstitutionNamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        db.Projects.Where(project => ids.Contains(project.PublicAuthorityId!) && project.PublicAuthorityName != null)
            .GroupBy(project => project.PublicAuthorityId!)
            .Select(group => new { group.Key, Name = group.Max(project => project.PublicAuthorityName)! })
            .ToDictionaryAsync(group => group.Key, group => group.Name, cancellation);

    private IQueryable<Project> After(ProjectFilter filter, ProjectCursor? cursor)
    {
        var projects = filter.Apply(db.Projects.AsNoTracking(), clock.GetUtcNow());
        return cursor is null ? projects : filter.Order.After(projects, cursor);
    }
}
