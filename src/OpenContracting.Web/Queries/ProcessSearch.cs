using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Releases;
using OpenContracting.Releases;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Releases;

namespace OpenContracting.Web.Queries;

/// <summary>The contracting processes of published projects.</summary>
public sealed class ProcessSearch(Db db, TimeProvider clock)
{
    public Task<int> CountAsync(ProjectFilter filter, CancellationToken cancellation) => Of(filter).CountAsync(cancellation);

    /// <summary>Those of projects that pass a filter, after one of them, in the order in which they first came in.</summary>
    public Task<List<ProcessRow>> AfterAsync(ProjectFilter filter, long after, int take, CancellationToken cancellation) =>
        Of(filter).Where(process => process.Id > after).OrderBy(process => process.Id).Take(take)
            .Select(process => new ProcessRow(process.Id, process.Ocid, process.ExternalReference, process.Date, process.ProjectId!)).ToListAsync(cancellation);

    /// <summary>A process by its ocid or its number, if its project is published.</summary>
    public Task<ContractingProcess?> FindAsync(string ocid, CancellationToken cancellation) =>
        db.ContractingProcesses.AsNoTracking()
            .Where(process => process.Ocid == ocid && process.Compiled != null)
            .Where(process => db.Projects.Any(project => project.ProjectId == process.ProjectId && project.State == ProjectState.Published))
            .FirstOrDefaultAsync(cancellation);

    /// <summary>What is published of a process: its stored rows are states, and not each of them is a release.</summary>
    public async Task<ProcessHistory> HistoryAsync(string processKey, CancellationToken cancellation)
    {
        var releases = await PublishedReleases.OfAsync(db, cancellation);
        return StoredHistory.Of(await releases.Where(release => release.ProcessKey == processKey).ToListAsync(cancellation));
    }

    private IQueryable<ContractingProcess> Of(ProjectFilter filter)
    {
        var projects = filter.Apply(db.Projects, clock.GetUtcNow());
        return db.ContractingProcesses.AsNoTracking().Where(process => projects.Any(project => project.ProjectId == process.ProjectId));
    }
}
