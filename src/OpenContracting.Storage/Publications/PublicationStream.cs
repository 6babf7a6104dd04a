using Microsoft.EntityFrameworkCore;

namespace OpenContracting.Storage.Publications;

/// <summary>A published file's bytes as one stream that can seek, as ranges need it.</summary>
public sealed class PublicationStream(IDbContextFactory<Db> databases, PublicationFile file)
    : ChunkStream(file.Size, PublicationChunk.Length)
{
    private readonly long contentId = file.ContentId;

    protected override byte[] Fetch(int number)
    {
        using var db = databases.CreateDbContext();
        return Chunk(db, number).Single();
    }

    protected override async Task<byte[]> FetchAsync(int number, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await Chunk(db, number).SingleAsync(cancellation);
    }

    private IQueryable<byte[]> Chunk(Db db, int number) =>
        db.PublicationChunks.Where(chunk => chunk.ContentId == contentId && chunk.Number == number).Select(chunk => chunk.Bytes);
}
