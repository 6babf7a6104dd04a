using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Exports;
using OpenContracting.Releases;
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
                .Join(db.Exports, each => each.Release.ExportId, export => export.Id,
                    (each, export) => new { each.ObjectId, export.Id, export.Name, each.Release.Ocid, each.Release.Provenance, Release = each.Release.Id })
                .OrderBy(row => row.ObjectId).ThenBy(row => row.Release).Take(most).ToListAsync(cancellation))
                .Select(row =>
                {
                    var cell = Provenance.Find(Deflated.Unpack(row.Provenance), "");
                    return new SourceRow(row.ObjectId, row.Id, row.Name, cell.File, cell.Row, row.Ocid, codes[row.ObjectId]);
                }));
        return [.. rows.OrderBy(row => row.ObjectId, StringComparer.Ordinal).ThenBy(row => row.ExportId).ThenBy(row => row.File, StringComparer.Ordinal).ThenBy(row => row.Row).Take(most)];
    }
}
