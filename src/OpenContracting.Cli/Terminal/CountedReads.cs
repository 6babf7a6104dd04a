namespace OpenContracting.Cli.Terminal;

/// <summary>A stream that tells how far it has been read.</summary>
public sealed class CountedReads(Stream stream, Action<long> report) : Stream
{
    private long read;

    public override bool CanRead => true;
    public override bool CanSeek => stream.CanSeek;
    public override bool CanWrite => false;
    public override long Length => stream.Length;

    public override long Position
    {
        get => stream.Position;
        set => stream.Position = value;
    }

    public override int Read(Span<byte> buffer) => Count(stream.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Count(stream.Read(buffer, offset, count));

    public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int bytes)
    {
        read += bytes;
        report(read);
        return bytes;
    }
}
