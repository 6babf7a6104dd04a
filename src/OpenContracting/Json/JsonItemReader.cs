using System.Text.Json;

namespace OpenContracting.Json;

/// <summary>Fills a <see cref="JsonItem"/> from a <see cref="Utf8JsonReader"/>, for values no schema is held against.</summary>
internal static class JsonItemReader
{
    /// <summary>Deeper nesting is refused: no standard needs a tenth of it, and recursion must end before the stack does.</summary>
    public const int MaxDepth = 256;

    /// <summary>Appends the value the reader stands on, and all it holds.</summary>
    public static int Append(JsonItem item, ref Utf8JsonReader reader, int parent, int ordinal)
    {
        var index = item.Count;
        ref var entry = ref item.Add();
        entry.Parent = parent;
        entry.NameStart = ordinal;
        entry.NameLength = -1;
        entry.Start = (int)reader.TokenStartIndex;
        entry.SetKind(KindOf(reader.TokenType));
        if (reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped)
            entry.Flags |= JsonEntryFlags.EscapedValue;
        if (reader.TokenType == JsonTokenType.Number && reader.ValueSpan.IndexOfAny("eE."u8) >= 0)
            entry.Flags |= JsonEntryFlags.NoInteger;

        if (reader.TokenType == JsonTokenType.StartObject)
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                AppendProperty(item, ref reader, index);
        else if (reader.TokenType == JsonTokenType.StartArray)
            for (var next = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; next++)
                Append(item, ref reader, index, next);

        Close(item, index, (int)reader.BytesConsumed);
        return index;
    }

    public static void Close(JsonItem item, int index, int end)
    {
        ref var entry = ref item.Entries[index];
        entry.End = end;
        entry.Next = item.Count;
    }

    public static void SetName(ref JsonEntry entry, int start, ReadOnlySpan<byte> name, bool escaped)
    {
        entry.NameStart = start;
        entry.NameLength = name.Length;
        entry.NameKey = JsonName.Key(name);
        if (escaped)
            entry.Flags |= JsonEntryFlags.EscapedName;
    }

    public static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        JsonTokenType.Null => JsonValueKind.Null,
        _ => JsonValueKind.Undefined,
    };

    private static void AppendProperty(JsonItem item, ref Utf8JsonReader reader, int parent)
    {
        var start = (int)reader.TokenStartIndex + 1;
        var length = reader.ValueSpan.Length;
        var escaped = reader.ValueIsEscaped;
        reader.Read();
        var index = Append(item, ref reader, parent, ordinal: 0);
        SetName(ref item.Entries[index], start, item.Bytes.Span.Slice(start, length), escaped);
    }
}
