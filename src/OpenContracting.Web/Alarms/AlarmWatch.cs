using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Pulls;
using OpenContracting.Storage.Runs;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Review;

namespace OpenContracting.Web.Alarms;

/// <summary>Looks for what a person should see to.</summary>
public sealed class AlarmWatch(IDbContextFactory<Db> databases, InstanceSettings settings, IDiskSpace disk, OwnCertificate certificate, TimeProvider clock)
{
    public const string Disk = "disk-low";

    /// <summary>An alarm of its own machine: each process looks after its own disk.</summary>
    public static string Machine => Environment.MachineName;

    private static readonly TimeSpan CertificateNotice = TimeSpan.FromDays(14);

    /// <summary>How long an export with many unusable rows is news.</summary>
    private static readonly TimeSpan QuarantineNews = TimeSpan.FromDays(7);

    /// <summary>An export is odd when more than this share of its rows is in quarantine, and three times the share of those before it.</summary>
    private const double OddShare = 0.05;
    private const double Jump = 3;

    private const int PullsInARow = 3;

    /// <summary>What concerns the whole instance.</summary>
    public async Task<List<AlarmFinding>> LookAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var pulls = await db.PullSources.AsNoTracking().Where(source => source.Enabled).ToListAsync(cancellation);
        return
        [
            .. await SilentAsync(db, pulls, now, cancellation),
            .. pulls.Where(pull => pull.Failures >= PullsInARow).Select(pull => new AlarmFinding("pull-failing", pull.Name, Number(pull.Failures), pull.ProblemCode ?? "", pull.Problem ?? "")),
            .. await FailedAsync(db, cancellation),
            .. await HeldAsync(db, cancellation),
            .. await QuarantineAsync(db, now, cancellation),
            .. await CertificatesAsync(pulls, now, cancellation),
        ];
    }

    /// <summary>What concerns this machine.</summary>
    public List<AlarmFinding> LookHere() =>
        disk.FreePercent(settings.DataFolder) is { } free && free < settings.Alarms.DiskPercent
            ? [new AlarmFinding(Disk, Machine, Number(free), settings.DataFolder)]
            : [];

    /// <summary>Sources that have delivered before and have stopped; what institutions state at their desk comes when they have something to say.</summary>
    private async Task<List<AlarmFinding>> SilentAsync(Db db, List<PullSource> pulls, DateTimeOffset now, CancellationToken cancellation)
    {
        var last = await db.Exports.Where(export => export.State != ExportState.Receiving && !export.Synthetic && !export.Source.StartsWith("desk:"))
            .GroupBy(export => export.Source)
            .Select(group => new { Source = group.Key, At = group.Max(export => export.ReceivedAt) })
            .ToListAsync(cancellation);
        var silent = new List<AlarmFinding>();
        foreach (var source in last)
        {
            var days = pulls.Where(pull => pull.Source == source.Source).Max(pull => pull.SilentDays) ?? settings.Alarms.SilentDays;
            if ((now - source.At).TotalDays > days)
                silent.Add(new AlarmFinding("source-silent", source.Source, Day(source.At), Number((int)(now - source.At).TotalDays)));
        }

        return silent;
    }

    private static async Task<List<AlarmFinding>> FailedAsync(Db db, CancellationToken cancellation)
    {
        var runs = await db.Runs.AsNoTracking().Where(run => run.State == RunState.Failed).OrderBy(run => run.Id).ToListAsync(cancellation);
        return [.. runs.Select(run => new AlarmFinding("run-failed", Number(run.Id), run.Kind.ToString(), run.Stage.ToString(), run.ErrorCode ?? ""))];
    }

    private static async Task<List<AlarmFinding>> HeldAsync(Db db, CancellationToken cancellation)
    {
        if (await new ReviewDesk(db).HeldAsync(cancellation) is { } held)
            return [new AlarmFinding("publication-held", Number(held.Id), Number(held.Updated), Number(held.Removed))];
        var newest = await db.Publications.AsNoTracking().OrderByDescending(publication => publication.Id).FirstOrDefaultAsync(cancellation);
        return newest is { State: Storage.Publications.PublicationState.Stopped }
            ? [new AlarmFinding("publication-stopped", Number(newest.Id), newest.StopCode ?? "")]
            : [];
    }

    private static async Task<List<AlarmFinding>> QuarantineAsync(Db db, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - QuarantineNews;
        var recent = await db.Exports.AsNoTracking().Where(export => export.ReceivedAt > since && export.State == ExportState.Released)
            .Select(export => new
            {
                export.Id,
                export.Name,
                export.Source,
                Rows = db.ExportTables.Where(table => table.ExportId == export.Id).Sum(table => (long?)table.Rows) ?? 0,
                Quarantined = db.ExportTables.Where(table => table.ExportId == export.Id).Sum(table => (long?)table.Quarantined) ?? 0,
            })
            .OrderBy(export => export.Id).ToListAsync(cancellation);
        var odd = new List<AlarmFinding>();
        // All that a source ever sent is added up once, and only where an export of it could be odd: this is asked every minute.
        foreach (var source in recent.Where(export => Share(export.Quarantined, export.Rows) > OddShare).GroupBy(export => export.Source))
        {
            var sent = await db.ExportTables.Join(db.Exports.Where(export => export.Source == source.Key), table => table.ExportId, export => export.Id, (table, _) => table)
                .GroupBy(table => table.ExportId)
                .Select(export => new { Id = export.Key, Rows = export.Sum(table => table.Rows), Quarantined = export.Sum(table => table.Quarantined) })
                .ToListAsync(cancellation);
            foreach (var export in source)
            {
                var before = sent.Where(other => other.Id < export.Id).ToList();
                var (own, usual) = (Share(export.Quarantined, export.Rows), Share(before.Sum(other => other.Quarantined), before.Sum(other => other.Rows)));
                if (own > usual * Jump)
                    odd.Add(new AlarmFinding("quarantine-jump", Number(export.Id), export.Name, Percent(own), Percent(usual)));
            }
        }

        return odd;
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private async Task<List<AlarmFinding>> CertificatesAsync(List<PullSource> pulls, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = new List<AlarmFinding>();
        foreach (var pull in pulls.Where(pull => pull.CertificateExpiresAt < now + CertificateNotice))
            found.Add(new AlarmFinding("certificate-expiring", new Uri(pull.Address).Host, Day(pull.CertificateExpiresAt!.Value)));
        if (await certificate.ExpiresAtAsync(cancellation) is { } own && own < now + CertificateNotice)
            found.Add(new AlarmFinding("certificate-expiring", new Uri(settings.PublicAddress!).Host, Day(own)));
        return [.. found.DistinctBy(finding => finding.Subject)];
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => Math.Round(share * 100, 1).ToString(CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset time) => time.ToOffset(PanamaDate.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
