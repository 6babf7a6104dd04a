namespace OpenContracting.Publications.Flat;

/// <summary>Items that wait to be made rows of, one behind the other, each with the key of its rows.</summary>
internal sealed class FlatBatch
{
    private const int Full = 1 << 20;

    private readonly List<(int Start, int Length, byte[] Root)> items = [];
    private byte[] bytes = new byte[1 << 14];
    private int filled;

    public int Count => items.Count;

    public bool IsFull => filled >= Full;

    /// <summary>An item's UTF-8 JSON.</summary>
    public ReadOnlySpan<byte> this[int index] => bytes.AsSpan(items[index].Start, items[index].Length);

    /// <summary>The key of an item's rows.</summary>
    public byte[] Root(int index) => items[index].Root;

    public void Add(ReadOnlySpan<byte> item, byte[] root)
    {
        if (filled + item.Length > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, filled + item.Length));
        item.CopyTo(bytes.AsSpan(filled));
        items.Add((filled, item.Length, root));
        filled += item.Length;
    }

    public void Clear()
    {
        items.Clear();
        filled = 0;
        // One item out of all proportion is not held on to.
        if (bytes.Length > 4 * Full)
            bytes = new byte[1 << 14];
    }
}
