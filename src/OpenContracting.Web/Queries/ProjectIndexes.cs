using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;

namespace OpenContracting.Web.Queries;

/// <summary>The index of the publication in sight: read when it is first asked for, and meanwhile the database answers.</summary>
public sealed class ProjectIndexes(Published published, IDbContextFactory<Db> databases, IHostApplicationLifetime lifetime, ILogger<ProjectIndexes> log)
{
    /// <summary>Of fewer the database finds its own as quickly.</summary>
    public const int Fewest = 2_000;

    /// <summary>More would take more memory than a small machine has; then the database goes on answering.</summary>
    public const int Most = 500_000;

    private readonly Lock gate = new();
    private volatile Kept kept = new(null, Task.FromResult<ProjectIndex?>(null));

    /// <summary>Null as long as there is none.</summary>
    public async ValueTask<ProjectIndex?> FindAsync(CancellationToken cancellation)
    {
        if (await published.CurrentAsync(cancellation) is not { Projects: >= Fewest and <= Most } publication)
            return null;
        if (kept.PublicationId != publication.Id)
            lock (gate)
                if (kept.PublicationId != publication.Id)
                    kept = new Kept(publication.Id, Task.Run(() => ReadAsync(publication.Id), CancellationToken.None));
        return kept is { Reading.IsCompletedSuccessfully: true } now && now.PublicationId == publication.Id ? await now.Reading : null;
    }

    private async Task<ProjectIndex?> ReadAsync(long publication)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(lifetime.ApplicationStopping);
            var index = await ProjectIndex.ReadAsync(db, lifetime.ApplicationStopping);
            // Published meanwhile: what was read may be of both.
            return await db.PublishedPointers.Select(pointer => pointer.PublicationId).SingleAsync(lifetime.ApplicationStopping) == publication ? index : null;
        }
        catch (Exception failure)
        {
            if (!lifetime.ApplicationStopping.IsCancellationRequested)
                log.LogWarning(failure, "The index of publication {Publication} could not be read; lists and searches go on asking the database.", publication);
            return null;
        }
    }

    private sealed record Kept(long? PublicationId, Task<ProjectIndex?> Reading);
}
