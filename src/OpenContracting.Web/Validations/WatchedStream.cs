namespace OpenContracting.Web.Validations;

/// <summary>A file that tells another thread how far it was read.</summary>
internal sealed class WatchedStream(FileStream file) : Stream
{
    private long furthest;

    /// <summary>The furthest byte read; a ZIP is read in several places.</summary>
    public long Furthest => Interlocked.Read(ref furthest);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        Interlocked.Exchange(ref furthest, Math.Max(furthest, file.Position));
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
