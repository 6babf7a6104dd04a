namespace OpenContracting.Exports;

/// <summary>A stream whose first bytes have been looked at and are still to be read.</summary>
internal sealed class HeadedStream : Stream
{
    private readonly Stream rest;
    private readonly byte[] head;
    private readonly int length;
    private int position;

    public HeadedStream(Stream stream, int headBytes)
    {
        rest = stream;
        head = new byte[headBytes];
        length = stream.ReadAtLeast(head, headBytes, throwOnEndOfStream: false);
    }

    public ReadOnlyMemory<byte> Head => head.AsMemory(0, length);

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
