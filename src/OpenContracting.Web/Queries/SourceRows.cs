using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Validation;

namespace OpenContracting.Web.Queries;

/// <summary>Where faulty data come from, when this instance made them itself: the rows an officer can look up and correct.</summary>
public sealed class SourceRows(Db db)
{
    private const int MostObjects = 200;

    public async Task<IReadOnlyList<SourceRow>> FindAsync(ValidationReport report, int most, CancellationToken cancellation)
    {
        var codes = report.Notices.Where(notice => notice is { ObjectId: not null, Severity: not Severity.Information })
            .GroupBy(notice => notice.ObjectId!).Take(MostObjects)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(notice => notice.Code).Distinct()]);
        if (codes.Count == 0)
            return [];
        string[] ids = [.. codes.Keys];
        var ofProjects = db.ContractingProcesses.Where(process => ids.Contains(process.ProjectId))
            .Join(db.Releases, process => process.ProcessKey, release => release.ProcessKey, (process, release) => new { ObjectId = process.ProjectId!, Release = release });
        var ofReleases = db.Releases.Where(release => ids.Contains(release.ReleaseId)).Select(release => new { ObjectId = release.ReleaseId, Release = release });
        var ofRecords = db.Releases.Where(release => ids.Contains(release.Ocid)).Select(release => new { ObjectId = release.Ocid!, Release = release });
        var rows = new List<SourceRow>();
        foreach (var found in new[] { ofProjects, ofReleases, ofRecords })
            rows.AddRange((await found
                .Join(db.ExportSnapshots,
                    each => new { each.Release.ExportId, Number = each.Release.SnapshotNumber },
                    snapshot => new { snapshot.ExportId, snapshot.Number },
                    (each, snapshot) => new { each.ObjectId, snapshot.ExportId, snapshot.File, snapshot.Row, each.Release.Ocid })
                .Join(db.Exports, each => each.ExportId, export => export.Id, (each, export) => new { each, export.Name })
                .Take(most).ToListAsync(cancellation))
                .Select(found => new SourceRow(
                    found.each.ObjectId, found.each.ExportId, found.Name, found.each.File, found.each.Row, found.each.Ocid, codes[found.each.ObjectId])));
        return [.. rows.OrderBy(row => row.ObjectId, StringComparer.Ordinal).ThenBy(row => row.ExportId).ThenBy(row => row.File, StringComparer.Ordinal).ThenBy(row => row.Row).Take(most)];
    }
}
