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
    public async Task<int> CountAsync(ProjectFilter filter, CancellationToken cancellation) =>
        await (await OfAsync(filter, cancellation)).CountAsync(cancellation);

    /// <summary>Those of projects that pass a filter, after one of them, in the order in which they first came in.</summary>
    public async Task<List<ProcessRow>> AfterAsync(ProjectFilter filter, long after, int take, CancellationToken cancellation)
    {
        var rows = await (await OfAsync(filter, cancellation)).Where(process => process.Id > after).OrderBy(process => process.Id).Take(take).ToListAsync(cancellation);
        var waiting = await PublishedReleases.WaitingAsync(db, rows.Select(row => row.ProcessKey), cancellation);
        // The merged state already knows what waits to be published.
        var dates = await DatesAsync(waiting, cancellation);
        return
        [
            .. rows.Select(row => new ProcessRow(
                row.Id, row.Ocid, row.ExternalReference, dates.TryGetValue(row.ProcessKey, out var date) ? date : row.Date, row.ProjectId!)),
        ];
    }

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
        return StoredHistory.Of((await StoredHistory.RowsAsync(releases, [processKey], cancellation))[processKey]);
    }

    /// <summary>The dates of what is published of some processes.</summary>
    private async Task<Dictionary<string, DateTimeOffset?>> DatesAsync(HashSet<string> processKeys, CancellationToken cancellation)
    {
        if (processKeys.Count == 0)
            return [];
        var releases = await PublishedReleases.OfAsync(db, cancellation);
        return (await StoredHistory.RowsAsync(releases, processKeys, cancellation)).ToDictionary(process => process.Key, process => StoredHistory.Of(process).Date);
    }

    /// <summary>Those that something is published of: a process may be new in a publication that waits.</summary>
    private async Task<IQueryable<ContractingProcess>> OfAsync(ProjectFilter filter, CancellationToken cancellation)
    {
        var projects = filter.Apply(db.Projects, clock.GetUtcNow());
        var processes = db.ContractingProcesses.AsNoTracking().Where(process => projects.Any(project => project.ProjectId == process.ProjectId));
        var later = await PublishedReleases.LaterExportsAsync(db, cancellation);
        return later.Count == 0
            ? processes
            : processes.Where(process => db.Releases.Any(release => release.ProcessKey == process.ProcessKey && !later.Contains(release.ExportId)));
    }
}
