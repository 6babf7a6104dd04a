namespace OpenContracting.Exports;

/// <summary>A stream whose first bytes have been looked at and are still to be read.</summary>
internal sealed class HeadedStream : Stream
{
    private readonly Stream rest;
    private readonly byte[] head;
    private readonly int length;
    private int position;

    private HeadedStream(Stream stream, byte[] head, int length)
    {
        rest = stream;
        this.head = head;
        this.length = length;
    }

    /// <summary>Looks at the first bytes of a stream; what is returned reads the same stream from where it stood.</summary>
    public static Stream Look(Stream stream, int headBytes, out ReadOnlyMemory<byte> head)
    {
        var bytes = new byte[headBytes];
        var start = stream.CanSeek ? stream.Position : 0;
        var length = stream.ReadAtLeast(bytes, headBytes, throwOnEndOfStream: false);
        head = bytes.AsMemory(0, length);
        if (!stream.CanSeek)
            return new HeadedStream(stream, bytes, length);
        stream.Position = start;
        return stream;
    }

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
        if (position == length)
            return rest.Read(buffer);
        var count = Math.Min(buffer.Length, length - position);
        head.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
