using OpenContracting.Jobs.Runs;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Jobs.Publications;

/// <summary>The bytes of a file on their way into the database, a few chunks at a time; nobody sees them until a file names them.</summary>
internal sealed class ContentWriter : IDisposable
{
    private const int ChunksAtOnce = 8;

    private readonly PartitionWork work;
    private readonly PublicationContent content;
    private readonly CancellationToken cancellation;
    private readonly List<PublicationChunk> waiting = [];
    private readonly ChunkWriter chunks;

    private ContentWriter(PartitionWork work, PublicationContent content, CancellationToken cancellation)
    {
        this.work = work;
        this.content = content;
        this.cancellation = cancellation;
        chunks = new ChunkWriter(PublicationChunk.Length, Store);
    }

    /// <summary>Where the bytes go.</summary>
    public Stream Output => chunks;

    public static async Task<ContentWriter> BeginAsync(PartitionWork work, DateTimeOffset now, CancellationToken cancellation)
    {
        var content = new PublicationContent { CreatedAt = now };
        await work.CommitAsync(async db =>
        {
            db.PublicationContents.Add(content);
            await db.SaveChangesAsync(cancellation);
            return 0;
        }, 0, cancellation);
        return new ContentWriter(work, content, cancellation);
    }

    /// <summary>Stores what is left, and says how a file names these bytes.</summary>
    public async Task<PublicationFile> FinishAsync(long publicationId, string name, string contentType, string encoding)
    {
        var hash = chunks.Complete();
        await StoreWaitingAsync();
        return new PublicationFile
        {
            PublicationId = publicationId,
            ContentId = content.Id,
            Name = name,
            ContentType = contentType,
            Encoding = encoding,
            Size = chunks.Size,
            Sha256 = hash,
            ETag = $"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"",
        };
    }

    public void Dispose() => chunks.Dispose();

    private void Store(int number, byte[] bytes)
    {
        waiting.Add(new PublicationChunk { ContentId = content.Id, Number = number, Bytes = bytes });
        if (waiting.Count >= ChunksAtOnce)
            StoreWaitingAsync().GetAwaiter().GetResult();
    }

    private async Task StoreWaitingAsync()
    {
        if (waiting.Count == 0)
            return;
        await work.CommitAsync(async db =>
        {
            await db.Bulk.WriteAsync(db, waiting, OnConflict.Fail, cancellation);
            return 0;
        }, 0, cancellation);
        waiting.Clear();
    }
}
