using System.IO.Compression;

namespace OpenContracting.Exports.Archives;

/// <summary>A packed file while it is read: it ends where it was declared to end, and its check sum must agree.</summary>
/// <remarks>What is wrong is told by <see cref="Fault"/> after the end and not thrown: the rows before it have been read.</remarks>
internal sealed class UnpackedStream : Stream
{
    private readonly Stream inner;
    private readonly long limit;
    private readonly long? length;
    private readonly uint? expectedSum;
    private PackedBytes? packed;
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

    /// <summary>What a gzip file holds; the framework checks its sum, but takes one that breaks off for whole.</summary>
    public static UnpackedStream OfGzip(Stream stream, long limit)
    {
        var packed = new PackedBytes(stream);
        return new(new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true), limit, null, null) { packed = packed };
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
            Fault = "damaged-entry";
            return 0;
        }

        if (count == 0)
        {
            if (read < length || packed?.EndsAfter(read, sum) == false)
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
        if (expectedSum is not null || packed is not null)
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
