using System.Buffers.Binary;
using System.IO.Compression;

namespace OpenContracting;

/// <summary>What a gzip file holds. The framework's stream ends at a cut without a word; this one says so.</summary>
/// <remarks>
/// A gzip file may be several, one after the other, each of which ends with the length of what it held. All of them together must come to what
/// was unpacked; check sums the framework compares itself.
/// </remarks>
/// <param name="packed">The file, from its start.</param>
/// <param name="leaveOpen">Whether the file stays open when this is closed.</param>
public sealed class GzipContent(Stream packed, bool leaveOpen = false) : Stream
{
    private readonly Packed file = new(packed, leaveOpen);
    private GZipStream? content;
    private long unpacked;

    /// <summary>Whether the file breaks off; known at its end.</summary>
    public bool BreaksOff { get; private set; }

    /// <summary>How many bytes of the file were read so far.</summary>
    public long PackedBytes => file.Count;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => unpacked;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is damaged, or breaks off; then all that can be read of it was read before.</exception>
    public override int Read(Span<byte> buffer)
    {
        content ??= new GZipStream(file, CompressionMode.Decompress);
        var read = content.Read(buffer);
        unpacked += read;
        if (read > 0 || buffer.IsEmpty || file.EndsAfter(unpacked))
            return read;
        BreaksOff = true;
        throw new InvalidDataException("The gzip file breaks off before its end.");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content?.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The file while it is unpacked: it remembers what its members say of their length, and its last bytes.</summary>
    private sealed class Packed(Stream inner, bool leaveOpen) : Stream
    {
        private const int Head = 10;
        private const int Trailer = 8;
        private const int Seam = Trailer + Head;

        // The end of what came before, so that a trailer with the head after it is found wherever the reading was parted.
        private readonly byte[] last = new byte[Seam];
        private uint earlierLengths;

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

        /// <summary>Whether the file ends where its last member does: what was unpacked has the length that it says.</summary>
        public bool EndsAfter(long unpacked)
        {
            if (Count < Seam)
                return false;
            var trailer = last.AsSpan(Head);
            // Zeros after the end are what tapes and block devices leave.
            return !trailer.ContainsAnyExcept((byte)0)
                || unchecked(earlierLengths + BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..])) == unchecked((uint)unpacked);
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
            var before = (int)Math.Min(Count, Seam - 1);
            var after = Math.Min(bytes.Length, Seam - 1);
            last.AsSpan(Seam - before).CopyTo(across);
            bytes[..after].CopyTo(across[before..]);
            FindMembers(across[..(before + after)]);
            FindMembers(bytes);
            Count += bytes.Length;
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
                    earlierLengths = unchecked(earlierLengths + BinaryPrimitives.ReadUInt32LittleEndian(bytes[(found + 4)..]));
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

        protected override void Dispose(bool disposing)
        {
            if (disposing && !leaveOpen)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
