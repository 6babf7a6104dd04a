using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Publications.Bulk;
using OpenContracting.Storage;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Jobs.Publications;

/// <summary>Which files of older publications stay, by one rule.</summary>
/// <remarks>
/// The package: of this publication and the one before it, since someone may be reading. Bulk files: of these two, of the last
/// publication of each of seven days, and of the last of each of 24 months.
/// </remarks>
internal static class KeptFiles
{
    private const int Publications = 2;
    private const int Days = 7;
    private const int Months = 24;

    public static async Task RemoveOldPackagesAsync(Db db, CancellationToken cancellation)
    {
        var kept = await db.Publications
            .Where(publication => publication.State == PublicationState.Published)
            .OrderByDescending(publication => publication.Id).Take(Publications)
            .Select(publication => publication.Id).ToListAsync(cancellation);
        await db.PublicationFiles
            .Where(file => !kept.Contains(file.PublicationId) && !file.Name.StartsWith(BulkNames.Folder)).ExecuteDeleteAsync(cancellation);
    }

    public static async Task RemoveOldBulkAsync(Db db, DateTimeOffset now, CancellationToken cancellation)
    {
        var kept = Kept(await WithManifestAsync(db, cancellation), now);
        await db.PublicationFiles
            .Where(file => !kept.Contains(file.PublicationId) && file.Name.StartsWith(BulkNames.Folder)).ExecuteDeleteAsync(cancellation);
        // One publication at a time is written, and this one is done: what no file names was left by an interrupted attempt.
        await db.PublicationContents
            .Where(content => !db.PublicationFiles.Any(file => file.ContentId == content.Id)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>The publications whose bulk files are complete, newest first.</summary>
    public static Task<List<Publication>> WithManifestAsync(Db db, CancellationToken cancellation) =>
        db.Publications.AsNoTracking()
            .Where(publication => db.PublicationFiles.Any(file => file.PublicationId == publication.Id && file.Name == BulkNames.Manifest))
            .OrderByDescending(publication => publication.Id).ToListAsync(cancellation);

    /// <summary>Those of them that the rule keeps.</summary>
    public static List<long> Kept(IReadOnlyList<Publication> publications, DateTimeOffset now)
    {
        var byDay = publications.Where(publication => publication.PublishedAt > now.AddDays(-Days))
            .GroupBy(publication => publication.PublishedAt!.Value.UtcDateTime.Date).Select(day => day.First().Id);
        var byMonth = publications.Where(publication => publication.PublishedAt > now.AddMonths(-Months))
            .GroupBy(publication => (publication.PublishedAt!.Value.UtcDateTime.Year, publication.PublishedAt.Value.UtcDateTime.Month)).Select(month => month.First().Id);
        return [.. publications.Take(Publications).Select(publication => publication.Id).Concat(byDay).Concat(byMonth).Distinct()];
    }
}
