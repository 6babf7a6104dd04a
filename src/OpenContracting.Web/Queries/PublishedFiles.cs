using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Publications;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Queries;

/// <summary>
/// The files of the current publication. Their bytes are in the database, where every machine finds them; the first
/// request copies them to the data folder, from which the operating system sends them without our help.
/// </summary>
public sealed class PublishedFiles(IDbContextFactory<Db> databases, Published published, InstanceSettings settings) : IDisposable
{
    private readonly SemaphoreSlim oneCopyAtATime = new(1);
    private volatile Found? found;

    /// <summary>The encodings of a file of the current publication; empty when there is none.</summary>
    public async Task<IReadOnlyList<PublicationFile>> FindAsync(string name, CancellationToken cancellation)
    {
        if (await published.CurrentAsync(cancellation) is not { } publication)
            return [];
        if (found is { } known && known.PublicationId == publication.Id && known.Name == name)
            return known.Encodings;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var encodings = await db.PublicationFiles.AsNoTracking()
            .Where(file => file.PublicationId == publication.Id && file.Name == name)
            .ToListAsync(cancellation);
        // Written in the transaction that published them, these files stay as they are until the next.
        if (encodings.Count > 0)
            found = new Found(publication.Id, name, encodings);
        return encodings;
    }

    /// <summary>Where the file's bytes are on this machine.</summary>
    public async Task<string> PathOfAsync(PublicationFile file, CancellationToken cancellation)
    {
        var folder = Path.Combine(settings.DataFolder, "published");
        // Named by content: the same bytes published again are the same file, and a name never changes its meaning.
        var path = Path.Combine(folder, Convert.ToHexStringLower(file.Sha256));
        if (File.Exists(path))
            return path;

        await oneCopyAtATime.WaitAsync(cancellation);
        try
        {
            if (File.Exists(path))
                return path;
            Directory.CreateDirectory(folder);
            await CopyAsync(file, path, cancellation);
            RemoveOld(folder);
            return path;
        }
        finally
        {
            oneCopyAtATime.Release();
        }
    }

    public void Dispose() => oneCopyAtATime.Dispose();

    private async Task CopyAsync(PublicationFile file, string path, CancellationToken cancellation)
    {
        var aside = $"{path}.{Guid.NewGuid():n}";
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using (var copy = File.Create(aside))
        {
            var chunks = db.PublicationChunks.AsNoTracking()
                .Where(chunk => chunk.ContentId == file.ContentId)
                .OrderBy(chunk => chunk.Number)
                .Select(chunk => chunk.Bytes)
                .AsAsyncEnumerable();
            await foreach (var bytes in chunks.WithCancellation(cancellation))
                await copy.WriteAsync(bytes, cancellation);
            if (copy.Length != file.Size)
                throw new InvalidDataException($"The published file {file.Name} ({file.Encoding}) has {copy.Length} bytes instead of {file.Size}.");
        }

        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Files not asked for in a day belong to publications that were followed by others.</summary>
    private static void RemoveOld(string folder)
    {
        foreach (var old in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < DateTime.UtcNow.AddDays(-1)))
            old.Delete();
    }

    private sealed record Found(long PublicationId, string Name, IReadOnlyList<PublicationFile> Encodings);
}
