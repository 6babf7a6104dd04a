using System.Text.Json;

namespace OpenContracting.Json;

/// <summary>Where one subject's values are by their name and by their place in the schema, so that sixty checks need not each walk all of them.</summary>
/// <remarks>
/// Made in one run from the last value to the first: chains of entries that stand in document order. It is a short cut, never another answer:
/// what it cannot tell exactly is walked as if it were not there.
/// </remarks>
internal sealed class JsonIndex(IPlaceNames names, int places)
{
    private const int Buckets = 512;
    private const int None = -1;

    private readonly int[] nameHeads = new int[Buckets];
    private readonly int[] placeHeads = new int[places];

    // By the place: the kind of value that makes the item irregular there, as a bit each for "an array" and "anything else".
    private readonly byte[] irregularKinds = [.. Enumerable.Range(0, places).Select(place => names.IsArray(place) is { } array ? (byte)(array ? 2 : 1) : (byte)0)];

    private int[] nextOfName = [];
    private int[] nextAtPlace = [];
    private int root = None;
    private bool isRegular;

    /// <summary>Enters all that a value holds, unless that was done last.</summary>
    /// <param name="item">The item.</param>
    /// <param name="subject">The value's entry.</param>
    /// <param name="hasDuplicates">Whether an object of the item has two equal names.</param>
    public void Fill(JsonItem item, int subject, bool hasDuplicates)
    {
        if (root == subject)
            return;
        var entries = item.Entries.AsSpan(0, item.Entries[subject].Next);
        if (nextOfName.Length < entries.Length)
            (nextOfName, nextAtPlace) = (new int[item.Entries.Length], new int[item.Entries.Length]);
        Array.Fill(nameHeads, None);
        Array.Fill(placeHeads, None);
        var irregular = 0;
        var flags = JsonEntryFlags.None;
        for (var index = entries.Length - 1; index > subject; index--)
        {
            ref var entry = ref entries[index];
            flags |= entry.Flags;
            if (entry.NameLength >= 0)
            {
                ref var head = ref nameHeads[entry.NameKey % Buckets];
                nextOfName[index] = head;
                head = index;
            }

            if (entry.Place == 0)
                continue;
            // An array where the schema has none, or something else where it has one: paths lead elsewhere than the schema says.
            irregular |= irregularKinds[entry.Place] & (entry.Kind == JsonValueKind.Array ? 1 : 2);
            ref var first = ref placeHeads[entry.Place];
            nextAtPlace[index] = first;
            first = index;
        }

        root = subject;
        HasPlainNames = (flags & JsonEntryFlags.EscapedName) == 0;
        isRegular = irregular == 0 && !hasDuplicates;
    }

    /// <summary>Whether no name in it is written with escapes.</summary>
    public bool HasPlainNames { get; private set; }

    /// <summary>Whether what it was made for is built as the schema says, so that places are paths.</summary>
    public bool IsRegular => root != None && isRegular;

    /// <summary>Whether it was made for a value.</summary>
    public bool IsOf(int subject) => root == subject;

    /// <summary>To be called when the item is another one.</summary>
    public void Forget() => root = None;

    /// <summary>The first entry of those whose name may have a key.</summary>
    /// <returns>Whether the index knows; if not, all must be walked.</returns>
    public bool TryNamed(int subject, uint key, out int first)
    {
        first = nameHeads[key % Buckets];
        return subject == root && HasPlainNames;
    }

    /// <summary>Whether a name with a key may be in what the index was made for; names must be plain.</summary>
    public bool MayHave(uint key) => nameHeads[key % Buckets] >= 0;

    public int NextNamed(int entry) => nextOfName[entry];

    /// <summary>The first entry a path leads to.</summary>
    /// <returns>Whether the index knows; if not, the path must be walked.</returns>
    public bool TryAt(JsonItem item, int subject, FieldPath path, out int first)
    {
        first = None;
        if (subject != root || !isRegular)
            return false;
        var place = names.PlaceOf(item.Entries[subject].Place, path);
        if (place <= 0)
            return false;
        first = placeHeads[place];
        return true;
    }

    /// <summary>The first entry at a place, however the item is built.</summary>
    public int FirstAt(int place) => placeHeads[place];

    public int NextAt(int entry) => nextAtPlace[entry];
}
