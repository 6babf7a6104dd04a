using System.Buffers;
using System.IO.Compression;

namespace OpenContracting.Exports.Archives;

/// <summary>A packed file while it is read: it ends where it was declared to end, and its check sum must agree.</summary>
/// <remarks>What is wrong is told by <see cref="Fault"/> after the end and not thrown: what was read before may stand, see <see cref="IsSpoilt"/>.</remarks>
internal sealed class UnpackedStream : Stream
{
    private readonly Stream inner;
    private readonly long limit;
    private readonly long? length;
    private readonly uint? expectedSum;
    private int ratio = int.MaxValue;
    private uint sum;
    private long read;

    private UnpackedStream(Stream inner, long limit, long? length, uint? expectedSum)
    {
        this.inner = inner;
        this.limit = limit;
        this.length = length;
        this.expectedSum = expectedSum;
    }

    /// <summary>A file inside a ZIP.</summary>
    public static UnpackedStream Of(ZipArchiveEntry entry) => new(entry.Open(), entry.Length, entry.Length, entry.Crc32);

    /// <summary>What a gzip file holds; the framework checks its sum.</summary>
    public static UnpackedStream OfGzip(Stream stream, ExportOptions options) =>
        new(new GzipContent(stream, leaveOpen: true), options.MaximumEntryBytes, null, null) { ratio = options.MaximumCompressionRatio };

    /// <summary>Whether nothing that was read can be relied on: any byte of it may be another than was packed. Of what is only cut off, all before the cut stands.</summary>
    public bool IsSpoilt => Fault is "damaged-entry" or "checksum-mismatch" or "larger-than-declared" or "zip-bomb";

    /// <summary>Reads it all and keeps nothing; what was wrong with it.</summary>
    public void ReadThrough()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        while (Read(buffer.AsSpan()) > 0)
        {
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Why the file does not count as whole; null when it does.</summary>
    public string? Fault { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Fault is not null || buffer.IsEmpty)
            return 0;
        int count;
        try
        {
            count = inner.Read(buffer);
        }
        catch (InvalidDataException)
        {
            Fault = inner is GzipContent { BreaksOff: true } ? "truncated-entry" : "damaged-entry";
            return 0;
        }

        if (count == 0)
        {
            if (read < length)
                Fault = "truncated-entry";
            else if (expectedSum is not null && sum != expectedSum)
                Fault = "checksum-mismatch";
            return 0;
        }

        if (read + count > limit)
        {
            Fault = "larger-than-declared";
            count = (int)(limit - read);
        }

        read += count;
        if (read > ArchiveReader.SmallEntry && inner is GzipContent gzip && read / gzip.PackedBytes > ratio)
            Fault = "zip-bomb";
        if (expectedSum is not null)
            sum = Crc32.Continue(sum, buffer[..count]);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
