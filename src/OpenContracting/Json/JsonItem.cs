using System.Text.Json;

namespace OpenContracting.Json;

/// <summary>One project, release or record as submitted: its UTF-8 bytes and a flat table of its values.</summary>
/// <remarks>
/// Read-only once filled. <see cref="JsonValue"/> is the way in. The table costs 32 bytes a value, no object a value,
/// and is filled again for the next item by the same worker.
/// </remarks>
public sealed class JsonItem
{
    internal JsonEntry[] Entries = new JsonEntry[256];
    internal int Count;

    /// <summary>The item's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>The item itself; undefined when nothing was read.</summary>
    public JsonValue Root => new(this, 0);

    /// <summary>Reads one JSON value.</summary>
    /// <exception cref="JsonException">The bytes are not one well-formed JSON value.</exception>
    public static JsonItem Parse(ReadOnlyMemory<byte> utf8)
    {
        var item = new JsonItem();
        item.Reset(utf8);
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = JsonItemReader.MaxDepth });
        reader.Read();
        JsonItemReader.Append(item, ref reader, parent: -1, ordinal: 0);
        if (reader.Read())
            throw new JsonException("Only one value is allowed.");
        return item;
    }

    /// <summary>Reads one JSON value from text.</summary>
    public static JsonItem Parse(string json) => Parse(System.Text.Encoding.UTF8.GetBytes(json));

    internal void Reset(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        Count = 0;
    }

    internal ref JsonEntry Add()
    {
        if (Count == Entries.Length)
            Array.Resize(ref Entries, Entries.Length * 2);
        ref var entry = ref Entries[Count++];
        entry = default;
        return ref entry;
    }
}
