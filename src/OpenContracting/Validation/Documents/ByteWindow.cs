using OpenContracting.Json;

namespace OpenContracting.Validation.Documents;

/// <summary>A stream seen through a buffer: what is still needed is kept, the rest is let go, positions are counted on the way.</summary>
internal sealed class ByteWindow(Stream stream, int chunkBytes, BufferPool pool)
{
    private byte[] buffer = pool.Rent(chunkBytes);
    private FileStream? spool;
    private int positionIndex;
    private DocumentPosition position = DocumentPosition.Start;

    public Stream Stream { get; private set; } = stream;

    public byte[] Buffer => buffer;

    /// <summary>The byte to be read next.</summary>
    public int Next { get; set; }

    /// <summary>The first byte that must be kept.</summary>
    public int Mark { get; set; }

    public int End { get; private set; }

    public bool IsEnded { get; private set; }

    public ReadOnlySpan<byte> Rest => buffer.AsSpan(Next, End - Next);

    /// <summary>Where a byte of the buffer stands in the document. To be asked in ascending order.</summary>
    public DocumentPosition PositionOf(int index)
    {
        position = position.After(buffer.AsSpan(positionIndex, index - positionIndex));
        positionIndex = index;
        return position;
    }

    /// <summary>Reads on, keeping what is marked. Indexes into the buffer change: the mark becomes 0.</summary>
    /// <returns>Whether there was more.</returns>
    public bool Refill()
    {
        if (IsEnded)
            return false;
        if (Mark == 0 && End == Capacity)
            Replace(pool.Rent(Capacity * 2), returnOld: true);
        else if (Mark > 0)
            Move(buffer);
        Fill();
        return !IsEnded;
    }

    /// <summary>Hands the buffer over and goes on in another, which begins with what is marked.</summary>
    public byte[] Detach()
    {
        var detached = buffer;
        Replace(pool.Rent(Math.Max(chunkBytes, (End - Mark) * 2)), returnOld: false);
        return detached;
    }

    /// <summary>Reads until the buffer is full or the stream ends.</summary>
    public void FillWhole()
    {
        while (End < Capacity && !IsEnded)
            Fill();
    }

    /// <summary>Goes on in a copy of the stream's rest that can be looked at twice.</summary>
    public void SpoolRest() => Stream = spool = Spool.Of(Stream);

    public void Release()
    {
        pool.Return(buffer);
        spool?.Dispose();
    }

    private int Capacity => buffer.Length - FastText.Padding;

    private void Fill()
    {
        var read = Stream.Read(buffer, End, Capacity - End);
        End += read;
        IsEnded = read == 0;
    }

    private void Replace(byte[] replacement, bool returnOld)
    {
        var old = buffer;
        Move(replacement);
        buffer = replacement;
        if (returnOld)
            pool.Return(old);
    }

    private void Move(byte[] target)
    {
        PositionOf(Math.Max(Mark, positionIndex));
        System.Buffer.BlockCopy(buffer, Mark, target, 0, End - Mark);
        positionIndex -= Mark;
        Next -= Mark;
        End -= Mark;
        Mark = 0;
    }
}
