using System.Security.Cryptography;

namespace OpenContracting.Jobs.Publications;

/// <summary>A stream that hands on what is written to it in chunks of one length, and knows its hash and size.</summary>
internal sealed class ChunkWriter(int chunkLength, Action<int, byte[]> store) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] chunk = new byte[chunkLength];
    private int filled;
    private int number;

    public long Size { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Size;

    public override long Position
    {
        get => Size;
        set => throw new NotSupportedException();
    }

    /// <summary>Stores the last chunk.</summary>
    /// <returns>The hash of all that was written.</returns>
    public byte[] Complete()
    {
        if (filled > 0)
            Store(chunk[..filled]);
        return hash.GetHashAndReset();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        Size += buffer.Length;
        while (buffer.Length > 0)
        {
            var length = Math.Min(buffer.Length, chunk.Length - filled);
            buffer[..length].CopyTo(chunk.AsSpan(filled));
            buffer = buffer[length..];
            filled += length;
            if (filled < chunk.Length)
                continue;
            Store(chunk);
            chunk = new byte[chunk.Length];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }

    private void Store(byte[] bytes)
    {
        store(number++, bytes);
        filled = 0;
    }
}
