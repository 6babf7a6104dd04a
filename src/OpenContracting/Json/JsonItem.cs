using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenContracting.Json;

/// <summary>One project, release or record as submitted: its UTF-8 bytes and a flat table of its values.</summary>
/// <remarks>
/// Read-only once filled. <see cref="JsonValue"/> is the way in. The table costs 32 bytes a value, no object a value,
/// and is filled again for the next item by the same worker.
/// </remarks>
public sealed class JsonItem
{
    // Pinned, so that the fast reader may keep a pointer into it.
    internal JsonEntry[] Entries = GC.AllocateUninitializedArray<JsonEntry>(256, pinned: true);
    internal int Count;

    // By entry, for objects: a bit for each name in it, so that most names it does not have are told without a look. Of use while names are distinct.
    internal ulong[] NameBits = GC.AllocateUninitializedArray<ulong>(256, pinned: true);

    // How far behind an object a property of it stood the last time; objects of one place are mostly alike.
    internal int[] Guesses = [];
    internal const int GuessBits = 10;

    // The same bytes as an array: a memory asks at each use what it is made of.
    private byte[] array = [];
    private int arrayStart;

    /// <summary>The item's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>Where its values are, by name and place; null while nobody has made it.</summary>
    internal JsonIndex? Index { get; set; }

    /// <summary>How many values were passed on the way to others, so that tests can see that the work does not grow faster than the item.</summary>
    internal long Steps { get; set; }

    /// <summary>Whether it is known that no object has two equal names, and that none is written with escapes.</summary>
    internal bool HasDistinctNames { get; private set; }

    /// <summary>Whether the reader has filled <see cref="NameBits"/>.</summary>
    internal bool HasNameBits { get; set; }

    /// <summary>The item itself; undefined when nothing was read.</summary>
    public JsonValue Root => new(this, 0);

    /// <summary>Reads one JSON value.</summary>
    /// <exception cref="JsonException">The bytes are not one well-formed JSON value.</exception>
    public static JsonItem Parse(ReadOnlyMemory<byte> utf8)
    {
        var item = new JsonItem();
        item.Read(utf8);
        return item;
    }

    /// <summary>Reads one JSON value from text.</summary>
    public static JsonItem Parse(string json) => Parse(System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>Reads another JSON value into the same table.</summary>
    /// <exception cref="JsonException">The bytes are not one well-formed JSON value.</exception>
    internal void Read(ReadOnlyMemory<byte> utf8)
    {
        Reset(utf8);
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = JsonItemReader.MaxDepth });
        reader.Read();
        JsonItemReader.Append(this, ref reader, parent: -1, ordinal: 0);
        if (reader.Read())
            throw new JsonException("Only one value is allowed.");
    }

    internal void Reset(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        Count = 0;
        HasDistinctNames = HasNameBits = false;
        Index?.Forget();
        if (!MemoryMarshal.TryGetArray(bytes, out var segment))
            segment = bytes.ToArray();
        array = segment.Array!;
        arrayStart = segment.Offset;
    }

    /// <summary>Some of the item's bytes.</summary>
    internal ReadOnlySpan<byte> Slice(int start, int length) => array.AsSpan(arrayStart + start, length);

    internal ref JsonEntry Add()
    {
        if (Count == Entries.Length)
            Grow();
        ref var entry = ref Entries[Count++];
        entry = default;
        return ref entry;
    }

    /// <summary>The bit of a name in <see cref="NameBits"/>, by its key.</summary>
    internal static ulong NameBit(uint key) => 1UL << (int)(key >> 26);

    /// <summary>To be called when the whole is read and it is known that names are distinct and plain: from here on they are looked up faster.</summary>
    internal void UseDistinctNames()
    {
        if (!HasNameBits)
            FillNameBits();
        if (Guesses.Length == 0)
            Guesses = new int[1 << GuessBits];
        HasNameBits = HasDistinctNames = true;
    }

    private void FillNameBits()
    {
        NameBits.AsSpan(0, Count).Clear();
        foreach (ref var entry in Entries.AsSpan(0, Count))
            if (entry.NameLength >= 0)
                NameBits[entry.Parent] |= NameBit(entry.NameKey);
    }

    internal void Grow()
    {
        // By half once it is large: a worker keeps what it has grown to.
        var length = Entries.Length < 100_000 ? Entries.Length * 2 : Entries.Length / 2 * 3;
        var larger = GC.AllocateUninitializedArray<JsonEntry>(length, pinned: true);
        Entries.AsSpan(0, Count).CopyTo(larger);
        Entries = larger;
        var moreBits = GC.AllocateUninitializedArray<ulong>(length, pinned: true);
        NameBits.AsSpan(0, Count).CopyTo(moreBits);
        NameBits = moreBits;
    }
}
