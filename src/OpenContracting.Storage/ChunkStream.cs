namespace OpenContracting.Storage;

/// <summary>Bytes kept as numbered chunks of one length, read as one stream that can seek.</summary>
/// <remarks>A ZIP is read in several places at once, so a few chunks are kept.</remarks>
public abstract class ChunkStream(long length, int chunkLength) : Stream
{
    private const int Kept = 8;

    private readonly Dictionary<int, byte[]> chunks = [];
    private readonly Queue<int> order = [];

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= length || buffer.IsEmpty)
            return 0;
        var number = (int)(Position / chunkLength);
        return Copy(chunks.TryGetValue(number, out var chunk) ? chunk : Keep(number, Fetch(number)), buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.IsEmpty)
            return 0;
        var number = (int)(Position / chunkLength);
        return Copy(
            chunks.TryGetValue(number, out var chunk) ? chunk : Keep(number, await FetchAsync(number, cancellationToken)),
            buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected abstract byte[] Fetch(int number);

    protected abstract Task<byte[]> FetchAsync(int number, CancellationToken cancellation);

    private int Copy(byte[] chunk, Span<byte> buffer)
    {
        var rest = chunk.AsSpan((int)(Position % chunkLength));
        // A chunk may have grown since the length was known: what lies beyond is not ours.
        var count = (int)Math.Min(Math.Min(rest.Length, buffer.Length), length - Position);
        rest[..count].CopyTo(buffer);
        Position += count;
        return count;
    }

    private byte[] Keep(int number, byte[] chunk)
    {
        if (order.Count == Kept)
            chunks.Remove(order.Dequeue());
        order.Enqueue(number);
        return chunks[number] = chunk;
    }
}
