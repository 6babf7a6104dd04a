using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries;

/// <summary>Projects that are not published because of structural errors: counted, and listed with the reasons.</summary>
public sealed class LeftOutProjects(Db db)
{
    public Task<int> CountAsync(CancellationToken cancellation) => LeftOut.CountAsync(cancellation);

    /// <summary>Those after an id, in the order of ids.</summary>
    public Task<List<Project>> AfterAsync(string? id, int take, CancellationToken cancellation) =>
        LeftOut.AsNoTracking().Where(project => id == null || string.Compare(project.ProjectId, id) > 0)
            .OrderBy(project => project.ProjectId).Take(take).ToListAsync(cancellation);

    private IQueryable<Project> LeftOut => db.Projects.Where(project => project.State == ProjectState.LeftOut);
}
