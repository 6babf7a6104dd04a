using System.Buffers.Binary;

namespace OpenContracting.Validation.Documents;

/// <summary>The bytes of a gzip file as they are read, to tell whether it ends where it should: the decompressor stops at a cut without a word.</summary>
/// <remarks>A gzip file ends with the length of what its last member holds, so only of a file of one member can be told that it is cut.</remarks>
internal sealed class GzipBytes(Stream packed) : Stream
{
    private readonly byte[] end = new byte[4];
    private bool hasMembers;

    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <summary>Whether the file, read to its end, can hold so many bytes.</summary>
    // Zeros after the end are what tapes and block devices leave.
    public bool Hold(long bytes) => hasMembers || BinaryPrimitives.ReadUInt32LittleEndian(end) is var length && (length == 0 || length == (uint)bytes);

    public override int Read(Span<byte> buffer)
    {
        var read = packed.Read(buffer);
        Look(buffer[..read]);
        Count += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Look(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        // What looks like the head of another member may be chance: then nothing is said.
        Span<byte> seam = stackalloc byte[7];
        end.CopyTo(seam);
        var first = Math.Min(3, bytes.Length);
        bytes[..first].CopyTo(seam[4..]);
        hasMembers |= (Count > 0 && HasHead(seam[..(4 + first)])) || HasHead(Count == 0 ? bytes[1..] : bytes);
        if (bytes.Length >= 4)
            bytes[^4..].CopyTo(end);
        else
            seam.Slice(first, 4).CopyTo(end);
    }

    private static bool HasHead(ReadOnlySpan<byte> bytes) => bytes.IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) >= 0;
}
