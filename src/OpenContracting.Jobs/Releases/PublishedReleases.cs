using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Releases;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Releases;

/// <summary>The releases the public sees: those of exports that had come in when the publication it sees was begun.</summary>
/// <remarks>What came in since waits with its publication, which may wait for a person: until then no record shows it.</remarks>
public static class PublishedReleases
{
    public static async Task<IQueryable<Release>> OfAsync(Db db, CancellationToken cancellation)
    {
        var later = await LaterExportsAsync(db, cancellation);
        var releases = db.Releases.AsNoTracking();
        return later.Count == 0 ? releases : releases.Where(release => !later.Contains(release.ExportId));
    }

    /// <summary>The exports that wait: those that came in since the publication the public sees was begun.</summary>
    public static async Task<List<long>> LaterExportsAsync(Db db, CancellationToken cancellation)
    {
        var begun = await db.PublishedPointers.Where(pointer => pointer.Id == PublishedPointer.TheOne)
            .Join(db.Publications, pointer => pointer.PublicationId, publication => publication.Id, (_, publication) => publication.RunId)
            .Join(db.Runs, id => id, run => run.Id, (_, run) => run.StartedAt)
            .SingleOrDefaultAsync(cancellation);
        return await db.Runs
            .Where(run => run.Kind == RunKind.Intake && (run.State != RunState.Done || run.FinishedAt > begun))
            .Select(run => run.ExportId!.Value).ToListAsync(cancellation);
    }

    /// <summary>Which of some processes have releases that wait.</summary>
    public static async Task<HashSet<string>> WaitingAsync(Db db, IEnumerable<string> processKeys, CancellationToken cancellation)
    {
        var later = await LaterExportsAsync(db, cancellation);
        var keys = processKeys.ToList();
        return later.Count == 0 || keys.Count == 0
            ? []
            : await db.Releases.Where(release => later.Contains(release.ExportId) && keys.Contains(release.ProcessKey))
                .Select(release => release.ProcessKey).ToHashSetAsync(cancellation);
    }
}
