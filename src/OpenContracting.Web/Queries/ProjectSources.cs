using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Releases;
using OpenContracting.Storage;

namespace OpenContracting.Web.Queries;

/// <summary>Where a project's data come from: the exports that showed the releases of its processes, without those that wait for a person.</summary>
public sealed class ProjectSources(Db db)
{
    public async Task<IReadOnlyList<ProjectSource>> ListAsync(string projectId, CancellationToken cancellation)
    {
        var releases = await PublishedReleases.OfAsync(db, cancellation);
        var rows = await db.ContractingProcesses.Where(process => process.ProjectId == projectId)
            .Join(releases, process => process.ProcessKey, release => release.ProcessKey, (process, release) => release)
            .GroupBy(release => release.ExportId)
            .Select(group => new { ExportId = group.Key, Releases = group.Count(), Newest = group.Max(release => release.Date) })
            .Join(db.Exports, group => group.ExportId, export => export.Id, (group, export) => new ProjectSource(
                export.Id, export.Name, export.Source, export.ReceivedAt, group.Releases, group.Newest))
            .ToListAsync(cancellation);
        return [.. rows.OrderByDescending(row => row.Newest).ThenByDescending(row => row.ExportId)];
    }
}
