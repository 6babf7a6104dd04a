namespace OpenContracting.Tests.Validation;

/// <summary>A document that is made while it is read, and like a pipe cannot go back.</summary>
internal sealed class PiecesStream(IEnumerable<byte[]> pieces) : Stream
{
    private readonly IEnumerator<byte[]> rest = pieces.GetEnumerator();
    private ReadOnlyMemory<byte> piece;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (piece.IsEmpty)
        {
            if (!rest.MoveNext())
                return 0;
            piece = rest.Current;
        }

        var count = Math.Min(buffer.Length, piece.Length);
        piece.Span[..count].CopyTo(buffer);
        piece = piece[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        rest.Dispose();
        base.Dispose(disposing);
    }
}
