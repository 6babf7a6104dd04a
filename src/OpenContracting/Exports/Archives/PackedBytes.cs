using System.Buffers.Binary;

namespace OpenContracting.Exports.Archives;

/// <summary>A gzip file while it is unpacked: it remembers what its members say of their length, and its last bytes.</summary>
internal sealed class PackedBytes(Stream inner) : Stream
{
    private const int Head = 10;
    private const int Trailer = 8;
    private const int Seam = Trailer + Head;

    // The end of what came before, so that a trailer with the head after it is found wherever the reading was parted.
    private readonly byte[] last = new byte[Seam];
    private long length;
    private uint earlierLengths;
    private bool hasEarlier;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether the file ends where its last member does: what was unpacked has the length, and of a single member the sum, that it says.</summary>
    public bool EndsAfter(long unpacked, uint sum)
    {
        if (length < Seam)
            return false;
        var trailer = last.AsSpan(Head);
        var said = unchecked(earlierLengths + BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]));
        return said == unchecked((uint)unpacked) && (hasEarlier || BinaryPrimitives.ReadUInt32LittleEndian(trailer) == sum);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        if (count > 0)
            Remember(buffer[..count]);
        return count;
    }

    private void Remember(ReadOnlySpan<byte> bytes)
    {
        Span<byte> across = stackalloc byte[2 * (Seam - 1)];
        var before = (int)Math.Min(length, Seam - 1);
        var after = Math.Min(bytes.Length, Seam - 1);
        last.AsSpan(Seam - before).CopyTo(across);
        bytes[..after].CopyTo(across[before..]);
        FindMembers(across[..(before + after)]);
        FindMembers(bytes);
        length += bytes.Length;
        if (bytes.Length >= Seam)
        {
            bytes[^Seam..].CopyTo(last);
            return;
        }

        last.AsSpan(bytes.Length).CopyTo(last);
        bytes.CopyTo(last.AsSpan(Seam - bytes.Length));
    }

    // A member after another: its head, with the trailer of the one before it.
    private void FindMembers(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= Seam)
        {
            var found = bytes[Trailer..].IndexOf([(byte)0x1F, (byte)0x8B, (byte)8]);
            if (found < 0 || bytes.Length - found < Seam)
                return;
            if (IsHead(bytes.Slice(found + Trailer, Head)))
            {
                hasEarlier = true;
                earlierLengths = unchecked(earlierLengths + BinaryPrimitives.ReadUInt32LittleEndian(bytes[(found + 4)..]));
            }

            bytes = bytes[(found + 1)..];
        }
    }

    // No flags that do not exist, and an effort and a system that do: in packed bytes that comes up once in a hundred gigabytes.
    private static bool IsHead(ReadOnlySpan<byte> head) => (head[3] & 0xE0) == 0 && head[8] is 0 or 2 or 4 && head[9] is <= 13 or 255;

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
