using System.IO.Compression;
using OpenContracting.Jobs.Runs;
using OpenContracting.Publications;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Jobs.Publications;

/// <summary>Writes the project package in its three encodings at once, while the projects pass by.</summary>
/// <remarks>The rows belong to a publication nobody sees until the published pointer moves to it.</remarks>
internal sealed class PackageFiles : IDisposable
{
    public const string Name = "package.json";

    private const int ChunksAtOnce = 8;
    private const int GatheredBytes = 1 << 20;

    private readonly PartitionWork work;
    private readonly CancellationToken cancellation;
    private readonly List<PublicationChunk> waiting = [];
    private readonly Encoded[] encodings;
    private readonly PackageWriter package;

    private PackageFiles(
        PartitionWork work, IReadOnlyList<PublicationFile> files, PackageMetadata metadata, CancellationToken cancellation)
    {
        this.work = work;
        this.cancellation = cancellation;
        encodings = [.. files.Select(file => new Encoded(file, this))];
        package = PackageWriter.ForProjects(new Tee(encodings), metadata);
    }

    public long Projects => package.Items;

    /// <summary>Makes the rows of the three files, and removes what an interrupted attempt left of them.</summary>
    public static async Task<PackageFiles> BeginAsync(
        PartitionWork work, long publicationId, PackageMetadata metadata, CancellationToken cancellation)
    {
        var files = new[] { "identity", "gzip", "br" }.Select(encoding => new PublicationFile
        {
            PublicationId = publicationId,
            Name = Name,
            ContentType = "application/json",
            Encoding = encoding,
            Size = 0,
            Sha256 = [],
            ETag = "",
        }).ToList();
        await work.CommitAsync(async db =>
        {
            db.PublicationFiles.RemoveRange(db.PublicationFiles.Where(file => file.PublicationId == publicationId));
            await db.SaveChangesAsync(cancellation);
            db.PublicationFiles.AddRange(files);
            await db.SaveChangesAsync(cancellation);
            return 0;
        }, 0, cancellation);
        return new PackageFiles(work, files, metadata, cancellation);
    }

    public void Add(ReadOnlySpan<byte> project) => package.Add(project);

    /// <summary>Closes the package and stores what is left.</summary>
    public async Task FinishAsync()
    {
        package.Finish();
        foreach (var encoding in encodings)
            encoding.Finish();
        await StoreWaitingAsync();
        await work.CommitAsync(async db =>
        {
            db.PublicationFiles.UpdateRange(encodings.Select(encoding => encoding.File));
            await db.SaveChangesAsync(cancellation);
            return 0;
        }, 0, cancellation);
    }

    public void Dispose()
    {
        foreach (var encoding in encodings)
            encoding.Dispose();
    }

    /// <summary>Called by one encoding at a time: a write to the database is not shared out.</summary>
    private void Store(PublicationChunk chunk)
    {
        lock (waiting)
        {
            waiting.Add(chunk);
            if (waiting.Count >= ChunksAtOnce)
                StoreWaitingAsync().GetAwaiter().GetResult();
        }
    }

    private async Task StoreWaitingAsync()
    {
        await work.CommitAsync(async db =>
        {
            await db.Bulk.WriteAsync(db, waiting, OnConflict.Fail, cancellation);
            return 0;
        }, 0, cancellation);
        waiting.Clear();
    }

    /// <summary>One encoding of the file on its way into chunks.</summary>
    private sealed class Encoded : IDisposable
    {
        private readonly ChunkWriter chunks;

        public Encoded(PublicationFile file, PackageFiles files)
        {
            File = file;
            chunks = new ChunkWriter(PublicationChunk.Length, (number, bytes) =>
                files.Store(new PublicationChunk { FileId = file.Id, Number = number, Bytes = bytes }));
            Input = file.Encoding switch
            {
                "gzip" => new GZipStream(chunks, CompressionLevel.Optimal, leaveOpen: true),
                "br" => new BrotliStream(chunks, new BrotliCompressionOptions { Quality = 5 }, leaveOpen: true),
                _ => chunks,
            };
        }

        public PublicationFile File { get; }

        public Stream Input { get; }

        public void Finish()
        {
            if (Input != chunks)
                Input.Dispose();
            File.Sha256 = chunks.Complete();
            File.Size = chunks.Size;
            File.ETag = $"\"{Convert.ToHexStringLower(File.Sha256.AsSpan(0, 16))}\"";
        }

        public void Dispose()
        {
            Input.Dispose();
            chunks.Dispose();
        }
    }

    /// <summary>Gathers the bytes and writes them to every encoding, each on a thread of its own.</summary>
    private sealed class Tee(IReadOnlyList<Encoded> targets) : Stream
    {
        private readonly MemoryStream gathered = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            gathered.Write(buffer);
            if (gathered.Length >= GatheredBytes)
                Flush();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
            Parallel.ForEach(targets, target => target.Input.Write(gathered.GetBuffer(), 0, (int)gathered.Length));
            gathered.SetLength(0);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
