using System.IO.Compression;
using OpenContracting.Jobs.Runs;
using OpenContracting.Publications;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Jobs.Publications;

/// <summary>Writes the project package in its three encodings at once, while the projects pass by.</summary>
/// <remarks>The rows belong to a publication nobody sees until the published pointer moves to it.</remarks>
internal sealed class PackageFiles : IDisposable
{
    public const string Name = "package.json";

    private const int GatheredBytes = 1 << 20;

    private readonly PartitionWork work;
    private readonly long publicationId;
    private readonly CancellationToken cancellation;
    private readonly Encoded[] encodings;
    private readonly Tee tee;
    private readonly PackageWriter package;

    private PackageFiles(
        PartitionWork work, long publicationId, Encoded[] encodings, PackageMetadata metadata, CancellationToken cancellation)
    {
        this.work = work;
        this.publicationId = publicationId;
        this.encodings = encodings;
        this.cancellation = cancellation;
        tee = new Tee(encodings);
        package = PackageWriter.ForProjects(tee, metadata);
    }

    public long Projects => package.Items;

    public static async Task<PackageFiles> BeginAsync(
        PartitionWork work, long publicationId, PackageMetadata metadata, DateTimeOffset now, CancellationToken cancellation)
    {
        var encodings = new List<Encoded>();
        foreach (var encoding in new[] { "identity", "gzip", "br" })
            encodings.Add(new Encoded(await ContentWriter.BeginAsync(work, now, cancellation), encoding));
        return new PackageFiles(work, publicationId, [.. encodings], metadata, cancellation);
    }

    public void Add(ReadOnlySpan<byte> project) => package.Add(project);

    /// <summary>Closes the package and stores what is left; the files take the place of what an interrupted attempt left.</summary>
    public async Task FinishAsync()
    {
        package.Finish();
        await tee.Writing;
        var files = new List<PublicationFile>();
        foreach (var encoding in encodings)
        {
            var file = await encoding.FinishAsync(publicationId);
            file.Rows = Projects;
            files.Add(file);
        }

        await work.CommitAsync(async db =>
        {
            db.PublicationFiles.RemoveRange(db.PublicationFiles.Where(file => file.PublicationId == publicationId && file.Name == Name));
            await db.SaveChangesAsync(cancellation);
            db.PublicationFiles.AddRange(files);
            await db.SaveChangesAsync(cancellation);
            return 0;
        }, 0, cancellation);
    }

    public void Dispose()
    {
        // Nothing may be written to them any more. If that failed, whoever waited for it knows.
        Task.WhenAny(tee.Writing).GetAwaiter().GetResult();
        foreach (var encoding in encodings)
            encoding.Dispose();
    }

    /// <summary>One encoding of the file on its way into the database.</summary>
    private sealed class Encoded : IDisposable
    {
        private readonly ContentWriter content;
        private readonly string encoding;

        public Encoded(ContentWriter content, string encoding)
        {
            this.content = content;
            this.encoding = encoding;
            Input = encoding switch
            {
                "gzip" => new GZipStream(content.Output, CompressionLevel.Optimal, leaveOpen: true),
                "br" => new BrotliStream(content.Output, new BrotliCompressionOptions { Quality = 5 }, leaveOpen: true),
                _ => content.Output,
            };
        }

        public Stream Input { get; }

        public Task<PublicationFile> FinishAsync(long publicationId)
        {
            if (Input != content.Output)
                Input.Dispose();
            return content.FinishAsync(publicationId, Name, "application/json", encoding);
        }

        public void Dispose()
        {
            if (Input != content.Output)
                Input.Dispose();
            content.Dispose();
        }
    }

    /// <summary>Gathers the bytes and writes them to every encoding, each on a thread of its own, while the next are gathered.</summary>
    private sealed class Tee(IReadOnlyList<Encoded> targets) : Stream
    {
        private MemoryStream gathered = new();
        private MemoryStream leaving = new();

        /// <summary>Ends when all that was gathered before the last flush is written.</summary>
        public Task Writing { get; private set; } = Task.CompletedTask;

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
            Writing.GetAwaiter().GetResult();
            (gathered, leaving) = (leaving, gathered);
            gathered.SetLength(0);
            Writing = Task.Run(() => Parallel.ForEach(targets, target => target.Input.Write(leaving.GetBuffer(), 0, (int)leaving.Length)));
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
