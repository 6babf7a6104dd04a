using System.Text;
using OpenContracting.Json;

namespace OpenContracting.Releases.Merging;

/// <summary>An array of objects that more than one release speaks of, or that one release names a member of twice.</summary>
internal sealed class MergedArray
{
    private const int WalkUpTo = 8;

    private Dictionary<string, int>? byId;

    public MergedSlot[] Slots = new MergedSlot[4];
    public int Count;

    public static bool HasId(JsonValue id) => id.IsString || id.IsNumber;

    /// <summary>Whether two ids name the same object: compared as text, or with a number never being a string.</summary>
    public static bool SameId(JsonValue one, JsonValue other, bool typed)
    {
        if (one.Kind == other.Kind)
            return one.IsString ? one.SameText(other) : one.Raw.SequenceEqual(other.Raw);
        return !typed && (one.IsString ? one.Is(other.Raw) : other.Is(one.Raw));
    }

    public int Find(JsonValue id, bool typed)
    {
        if (Count > WalkUpTo)
            return Index(typed).TryGetValue(Key(id, typed), out var found) ? found : -1;
        for (var index = 0; index < Count; index++)
            if (Slots[index].Value["id"u8] is var known && HasId(known) && SameId(known, id, typed))
                return index;
        return -1;
    }

    public int Add(JsonValue value, MergeRule rule, int release, bool typed)
    {
        if (Count == Slots.Length)
            Array.Resize(ref Slots, Count * 2);
        Slots[Count] = new MergedSlot { Value = value, Named = value, Rule = rule, Release = release, Touched = release };
        if (byId is not null && value["id"u8] is var id && HasId(id))
            byId.TryAdd(Key(id, typed), Count);
        return Count++;
    }

    private Dictionary<string, int> Index(bool typed)
    {
        if (byId is not null)
            return byId;
        byId = [];
        for (var index = 0; index < Count; index++)
            if (Slots[index].Value["id"u8] is var id && HasId(id))
                byId.TryAdd(Key(id, typed), index);
        return byId;
    }

    private static string Key(JsonValue id, bool typed) =>
        id.IsString ? id.GetString()! : typed ? "\0" + Encoding.UTF8.GetString(id.Raw) : Encoding.UTF8.GetString(id.Raw);
}
