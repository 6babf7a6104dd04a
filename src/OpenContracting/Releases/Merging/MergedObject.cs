using OpenContracting.Json;

namespace OpenContracting.Releases.Merging;

/// <summary>An object that more than one release speaks of.</summary>
internal sealed class MergedObject
{
    public MergedSlot[] Slots = new MergedSlot[8];
    public int Count;

    // Where the last property was found: releases of one source name their properties in one order.
    private int last = -1;

    /// <summary>The slot of a property; -1 when there is none.</summary>
    public int Find(JsonValue property)
    {
        var key = property.NameKey;
        if (++last < Count && Is(last, key, property))
            return last;
        for (var index = 0; index < Count; index++)
            if (Is(index, key, property))
                return last = index;
        last = -1;
        return -1;
    }

    public ref MergedSlot Add(JsonValue property, MergeRule rule, int release)
    {
        if (Count == Slots.Length)
            Array.Resize(ref Slots, Count * 2);
        last = Count;
        ref var slot = ref Slots[Count++];
        slot = new MergedSlot { Value = property, Named = property, Rule = rule, Release = release };
        return ref slot;
    }

    public void RemoveAt(int index)
    {
        Count--;
        Array.Copy(Slots, index + 1, Slots, index, Count - index);
        Slots[Count] = default;
        last = index - 1;
    }

    private bool Is(int index, uint key, JsonValue property)
    {
        var named = Slots[index].Named;
        if (named.HasEscapedName || property.HasEscapedName)
            return named.Name == property.Name;
        return named.NameKey == key && named.RawName.SequenceEqual(property.RawName);
    }
}
