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
        var begun = await db.PublishedPointers.Where(pointer => pointer.Id == PublishedPointer.TheOne)
            .Join(db.Publications, pointer => pointer.PublicationId, publication => publication.Id, (_, publication) => publication.RunId)
            .Join(db.Runs, id => id, run => run.Id, (_, run) => run.StartedAt)
            .SingleOrDefaultAsync(cancellation);
        var later = await db.Runs
            .Where(run => run.Kind == RunKind.Intake && (run.State != RunState.Done || run.FinishedAt > begun))
            .Select(run => run.ExportId!.Value).ToListAsync(cancellation);
        var releases = db.Releases.AsNoTracking();
        return later.Count == 0 ? releases : releases.Where(release => !later.Contains(release.ExportId));
    }
}
