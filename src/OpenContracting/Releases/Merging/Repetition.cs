using OpenContracting.Json;

namespace OpenContracting.Releases.Merging;

/// <summary>Tells whether one object names a property twice, or one array an id: rare, and to be found without cost.</summary>
internal static class Repetition
{
    private const int CompareUpTo = 48;

    /// <summary>Whether an object may name a property twice.</summary>
    public static bool OfNames(JsonValue value)
    {
        if (value.HasDistinctNames)
            return false;
        Span<uint> keys = stackalloc uint[CompareUpTo];
        var count = 0;
        HashSet<uint>? more = null;
        foreach (var property in value.Properties)
            if (Repeats(property.NameKey, keys, ref count, ref more))
                return true;
        return false;
    }

    /// <summary>Whether a property's name stands again behind it; the last one counts.</summary>
    public static bool IsEarlier(JsonValue value, JsonValue property) => value.Property(property) != property;

    /// <summary>Whether an array of objects may name an id twice.</summary>
    public static bool OfIds(JsonValue array)
    {
        Span<uint> keys = stackalloc uint[CompareUpTo];
        var count = 0;
        HashSet<uint>? more = null;
        foreach (var member in array.Elements)
        {
            var id = member["id"u8];
            if (!MergedArray.HasId(id))
                continue;
            // An escaped id could be any: let it be taken apart.
            if (id.IsEscaped || Repeats(JsonName.Key(id.IsString ? id.RawText : id.Raw), keys, ref count, ref more))
                return true;
        }

        return false;
    }

    private static bool Repeats(uint key, Span<uint> keys, ref int count, ref HashSet<uint>? more)
    {
        if (more is not null)
            return !more.Add(key);
        if (keys[..count].Contains(key))
            return true;
        if (count == keys.Length)
        {
            more = [.. keys, key];
            return false;
        }

        keys[count++] = key;
        return false;
    }
}
