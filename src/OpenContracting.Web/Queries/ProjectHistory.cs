using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries;

/// <summary>The versions of projects: each is kept as it was published.</summary>
public sealed class ProjectHistory(Db db)
{
    /// <summary>All versions of a project without their bytes, oldest first.</summary>
    public Task<List<VersionRow>> VersionsAsync(string projectId, CancellationToken cancellation) =>
        db.ProjectVersions.Where(version => version.ProjectId == projectId).OrderBy(version => version.Version)
            .Select(version => new VersionRow(version.Version, version.PublishedAt, version.State, version.Hash, version.Json.Length))
            .ToListAsync(cancellation);

    public Task<ProjectVersion?> VersionAsync(string projectId, int version, CancellationToken cancellation) =>
        db.ProjectVersions.AsNoTracking().FirstOrDefaultAsync(row => row.ProjectId == projectId && row.Version == version, cancellation);

    /// <summary>Why versions of a project were redacted, by their numbers.</summary>
    public async Task<Dictionary<string, string?>> RedactionsAsync(string projectId, CancellationToken cancellation) =>
        (await db.Decisions.AsNoTracking().Where(decision => decision.Kind == DecisionKind.Redaction && decision.Subject == projectId)
            .OrderBy(decision => decision.Id).ToListAsync(cancellation))
        .GroupBy(decision => decision.Target!).ToDictionary(version => version.Key, version => version.Last().Reason);

    /// <summary>The version that was the newest at a time; null when there was none yet.</summary>
    public Task<ProjectVersion?> AsOfAsync(string projectId, DateTimeOffset time, CancellationToken cancellation) =>
        db.ProjectVersions.AsNoTracking().Where(row => row.ProjectId == projectId && row.PublishedAt <= time)
            .OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellation);

    /// <summary>The projects that were published at a time, as they were then, by id.</summary>
    public async IAsyncEnumerable<byte[]> DatasetAsOfAsync(
        DateTimeOffset time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        const int pageSize = 200;
        var last = "";
        while (true)
        {
            var after = last;
            var page = await db.ProjectVersions.AsNoTracking()
                .Where(row => string.Compare(row.ProjectId, after) > 0 && row.PublishedAt <= time)
                .Where(row => !db.ProjectVersions.Any(later => later.ProjectId == row.ProjectId && later.PublishedAt <= time && later.Version > row.Version))
                .OrderBy(row => row.ProjectId).Take(pageSize)
                .Select(row => new { row.ProjectId, row.State, row.Json })
                .ToListAsync(cancellation);
            foreach (var row in page.Where(row => row.State == ProjectState.Published))
                yield return row.Json;
            if (page.Count < pageSize)
                yield break;
            last = page[^1].ProjectId;
        }
    }
}
