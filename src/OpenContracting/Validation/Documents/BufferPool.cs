namespace OpenContracting.Validation.Documents;

/// <summary>Buffers that are used again. Large ones are rare and not kept.</summary>
internal sealed class BufferPool(int chunkBytes)
{
    private const int Most = 32;

    private readonly Stack<byte[]> free = new();

    public byte[] Rent(int atLeast)
    {
        lock (free)
            if (atLeast <= chunkBytes && free.TryPop(out var buffer))
                return buffer;
        return GC.AllocateUninitializedArray<byte>(Math.Max(atLeast, chunkBytes));
    }

    public void Return(byte[] buffer)
    {
        lock (free)
            if (buffer.Length == chunkBytes && free.Count < Most)
                free.Push(buffer);
    }
}
