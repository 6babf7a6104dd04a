namespace OpenContracting.Validation.Documents;

/// <summary>Counts what is read of a document, and ends it where its compression is damaged or a trap.</summary>
internal sealed class CountedStream(Stream content, Func<long>? compressedBytes = null, int maxExpansion = int.MaxValue) : Stream
{
    // Repetitive JSON compresses well; only what is large as well is suspicious.
    private const long Unsuspicious = 64L * 1024 * 1024;

    public long Count { get; private set; }

    public (Rule Rule, string? Expected)? Fault { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => content.CanSeek && compressedBytes is null;

    public override bool CanWrite => false;

    public override long Length => content.Length;

    public override long Position
    {
        get => content.Position;
        set
        {
            Count += value - content.Position;
            content.Position = value;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (Fault is not null)
            return 0;
        try
        {
            var read = content.Read(buffer);
            Count += read;
            if (Count > Unsuspicious && IsTrap())
                Fault = (Rules.ExpandsTooMuch, $"{maxExpansion}");
            return Fault is null ? read : 0;
        }
        catch (InvalidDataException)
        {
            Fault = (Rules.DamagedArchive, null);
            return 0;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool IsTrap() => compressedBytes is not null && Count / Math.Max(1, compressedBytes()) > maxExpansion;
}
