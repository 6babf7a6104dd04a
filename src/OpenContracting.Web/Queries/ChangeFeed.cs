using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Web.Queries;

/// <summary>Everything that ever happened to published projects, in the order in which it took effect.</summary>
public sealed class ChangeFeed(Db db, TimeProvider clock)
{
    /// <summary>The number of the last change; 0 before the first publication.</summary>
    public Task<long> LastAsync(CancellationToken cancellation) =>
        db.PublishedPointers.Where(pointer => pointer.Id == PublishedPointer.TheOne).Select(pointer => pointer.LastChange).SingleOrDefaultAsync(cancellation);

    /// <summary>The changes after a number.</summary>
    public Task<List<Change>> AfterAsync(long since, int take, CancellationToken cancellation) =>
        db.Changes.AsNoTracking().Where(change => change.Sequence > since).OrderBy(change => change.Sequence).Take(take).ToListAsync(cancellation);

    /// <summary>The newest changes of projects that pass a filter, newest first.</summary>
    public Task<List<ChangeEntry>> NewestAsync(ProjectFilter filter, int take, CancellationToken cancellation) =>
        db.Changes.AsNoTracking()
            .Join(filter.Apply(db.Projects, clock.GetUtcNow()), change => change.ProjectId, project => project.ProjectId,
                (change, project) => new { change, project })
            .OrderByDescending(pair => pair.change.Sequence).Take(take)
            .Select(pair => new ChangeEntry(pair.change, pair.project.Title, pair.project.PublicAuthorityName, pair.project.Status, pair.project.Value, pair.project.Currency))
            .ToListAsync(cancellation);

    /// <summary>The newest changes of one project, also of one that is no longer published.</summary>
    public Task<List<ChangeEntry>> NewestAsync(string projectId, int take, CancellationToken cancellation) =>
        db.Changes.AsNoTracking().Where(change => change.ProjectId == projectId)
            .Join(db.Projects, change => change.ProjectId, project => project.ProjectId, (change, project) => new { change, project })
            .OrderByDescending(pair => pair.change.Sequence).Take(take)
            .Select(pair => new ChangeEntry(pair.change, pair.project.Title, pair.project.PublicAuthorityName, pair.project.Status, pair.project.Value, pair.project.Currency))
            .ToListAsync(cancellation);
}
