using Microsoft.EntityFrameworkCore;

namespace OpenContracting.Storage.Exports;

/// <summary>An export's bytes as one stream, whichever machine received them.</summary>
public sealed class ExportStream(IDbContextFactory<Db> databases, Export export)
    : ChunkStream(export.Size, ExportChunk.Length)
{
    private readonly long exportId = export.Id;

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
        db.ExportChunks.Where(chunk => chunk.ExportId == exportId && chunk.Number == number).Select(chunk => chunk.Bytes);
}
