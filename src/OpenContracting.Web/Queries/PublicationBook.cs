using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;

namespace OpenContracting.Web.Queries;

/// <summary>What is read of all published projects once for each publication, and kept until the next.</summary>
/// <param name="databases">Makes database contexts.</param>
/// <param name="published">Knows which publication is in sight.</param>
public abstract class PublicationBook<T>(IDbContextFactory<Db> databases, Published published) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim reading = new(1);

    private volatile Kept? kept;

    public async Task<T> ReadAsync(CancellationToken cancellation)
    {
        var publication = (await published.CurrentAsync(cancellation))?.Id;
        if (kept is { } now && now.Publication == publication)
            return now.Book;
        await reading.WaitAsync(cancellation);
        try
        {
            if (kept is { } meanwhile && meanwhile.Publication == publication)
                return meanwhile.Book;
            // Who asked first may go away; the others wait for the same book.
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            var book = await ReadAsync(db, CancellationToken.None);
            kept = new Kept(publication, book);
            return book;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose()
    {
        reading.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<T> ReadAsync(Db db, CancellationToken cancellation);

    private sealed record Kept(long? Publication, T Book);
}
