using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Web.Queries;

/// <summary>The publication the public sees now; asked of the database at most once a second.</summary>
public sealed class Published(IDbContextFactory<Db> databases, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private volatile Known? known;

    /// <summary>The publication, as long as it need not be asked for; it is null until the first.</summary>
    public bool TryCurrent(out Publication? publication)
    {
        var latest = known;
        publication = latest?.Publication;
        return latest is not null && clock.GetElapsedTime(latest.AskedAt) < Fresh;
    }

    /// <summary>Null until the first publication.</summary>
    public ValueTask<Publication?> CurrentAsync(CancellationToken cancellation = default) =>
        TryCurrent(out var publication) ? ValueTask.FromResult(publication) : AskAsync(cancellation);

    private async ValueTask<Publication?> AskAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var publication = await db.PublishedPointers.Where(pointer => pointer.Id == PublishedPointer.TheOne)
            .Join(db.Publications, pointer => pointer.PublicationId, publication => publication.Id, (_, publication) => publication)
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellation);
        known = new Known(publication, clock.GetTimestamp());
        return publication;
    }

    private sealed record Known(Publication? Publication, long AskedAt);
}
