using OpenContracting.Json;

namespace OpenContracting.Validation.Documents;

/// <summary>Buffers that are used again. Large ones are rare and not kept.</summary>
/// <remarks>The last <see cref="FastText.Padding"/> bytes of each are zero and stay so: scans of the last item may run into them.</remarks>
internal sealed class BufferPool(int chunkBytes)
{
    private const int Most = 32;

    private readonly Stack<byte[]> free = new();

    public byte[] Rent(int atLeast)
    {
        lock (free)
            if (atLeast <= chunkBytes && free.TryPop(out var buffer))
                return buffer;
        var fresh = GC.AllocateUninitializedArray<byte>(Math.Max(atLeast, chunkBytes) + FastText.Padding);
        fresh.AsSpan(^FastText.Padding..).Clear();
        return fresh;
    }

    public void Return(byte[] buffer)
    {
        lock (free)
            if (buffer.Length == chunkBytes + FastText.Padding && free.Count < Most)
                free.Push(buffer);
    }
}
