namespace OpenContracting.Web.Downloads;

/// <summary>A file that may be written to up to a length.</summary>
internal sealed class LimitedStream(Stream file, long mostBytes) : Stream
{
    public override bool CanRead => file.CanRead;

    public override bool CanSeek => file.CanSeek;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override void Write(ReadOnlySpan<byte> buffer) => Room(buffer.Length).Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => Room(count).Write(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Room(buffer.Length).WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void WriteByte(byte value) => Room(1).WriteByte(value);

    public override int Read(Span<byte> buffer) => file.Read(buffer);

    public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void SetLength(long value) => file.SetLength(value);

    public override void Flush() => file.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => file.FlushAsync(cancellationToken);

    private Stream Room(int bytes) => file.Position + bytes <= mostBytes ? file : throw new DownloadTooLargeException();
}
