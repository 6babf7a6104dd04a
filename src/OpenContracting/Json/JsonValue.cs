using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace OpenContracting.Json;

/// <summary>A value inside a <see cref="JsonItem"/>. What is absent is <see cref="JsonValueKind.Undefined"/>, and asking it on is safe.</summary>
/// <remarks>
/// Made for rules over data that may be wrong anywhere: nothing throws, <c>project["budget"u8]["amount"u8]</c> is undefined when
/// any step is absent or not an object, numbers and dates are asked with <c>TryGet</c>.
/// </remarks>
public readonly struct JsonValue : IEquatable<JsonValue>
{
    private readonly JsonItem? item;
    private readonly int index;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal JsonValue(JsonItem? item, int index)
    {
        this.item = item is not null && index >= 0 && index < item.Count ? item : null;
        this.index = index;
    }

    // For an entry that is known to be there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private JsonValue(int index, JsonItem item)
    {
        this.item = item;
        this.index = index;
    }

    /// <summary>What the value is; undefined when there is none.</summary>
    public JsonValueKind Kind => item is null ? JsonValueKind.Undefined : Entry.Kind;

    /// <summary>Whether there is a value, null included.</summary>
    public bool Exists => item is not null;

    /// <summary>Whether the value is an object.</summary>
    public bool IsObject => Kind == JsonValueKind.Object;

    /// <summary>Whether the value is an array.</summary>
    public bool IsArray => Kind == JsonValueKind.Array;

    /// <summary>Whether the value is a string.</summary>
    public bool IsString => Kind == JsonValueKind.String;

    /// <summary>Whether the value is a number.</summary>
    public bool IsNumber => Kind == JsonValueKind.Number;

    /// <summary>Whether the value is absent, null, or an empty string, array or object.</summary>
    public bool IsEmpty => Kind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => Entry.End - Entry.Start == 2,
        JsonValueKind.Object or JsonValueKind.Array => Entry.Next == index + 1,
        _ => false,
    };

    /// <summary>The value of a property; undefined when this is no object or has no such property. The last of two equal names wins.</summary>
    public JsonValue this[ReadOnlySpan<byte> name]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Property(name, JsonName.Key(name));
    }

    /// <summary>The elements of an array; none when this is no array.</summary>
    public JsonChildren Elements => new(item, IsArray ? index : -1);

    /// <summary>The properties of an object, in order of appearance; none when this is no object.</summary>
    public JsonChildren Properties => new(item, IsObject ? index : -1);

    /// <summary>Every property below this value that has the given name, at any depth, in document order.</summary>
    public JsonDescendants Named(ReadOnlySpan<byte> name) => new(item, item is null ? -1 : index, name);

    /// <summary>Every value below this one, containers before their content.</summary>
    public JsonDescendants Descendants => new(item, item is null ? -1 : index, default);

    /// <summary>How many values there are below this one.</summary>
    public int DescendantCount => item is null ? 0 : Entry.Next - index - 1;

    /// <summary>Those below this one that say nothing: strings of white space, empty objects and arrays.</summary>
    public JsonBlanks Blanks => new(item, item is null ? -1 : index);

    /// <summary>The container; undefined for the item itself.</summary>
    public JsonValue Parent => item is null ? default : new(item, Entry.Parent);

    /// <summary>The property's name; empty for an array's element.</summary>
    public string Name => item is null || Entry.NameLength < 0 ? "" : JsonText.Decode(NameBytes(in Entry));

    /// <summary>Position among the elements of an array; -1 elsewhere.</summary>
    public int Ordinal => item is null || Entry.NameLength >= 0 || Entry.Parent < 0 ? -1 : Entry.NameStart;

    /// <summary>First byte of the value, counted from the item's first byte.</summary>
    public int Offset => item is null ? 0 : Entry.Start;

    /// <summary>The value's JSON, as submitted.</summary>
    public ReadOnlySpan<byte> Raw => item is null ? default : item.Slice(Entry.Start, Entry.End - Entry.Start);

    /// <summary>JSON Pointer from the item: empty for the item itself.</summary>
    public string Pointer
    {
        get
        {
            var pointer = new StringBuilder();
            JsonPointer.Append(pointer, this);
            return pointer.ToString();
        }
    }

    /// <summary>The text of a string as UTF-8, its escapes decoded; empty for anything else.</summary>
    public ReadOnlySpan<byte> Text =>
        !IsString ? default : IsEscaped ? Encoding.UTF8.GetBytes(JsonText.Decode(RawText)) : RawText;

    /// <summary>The item's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => item?.Bytes ?? default;

    internal int Index => index;

    internal bool IsEscaped => item is not null && (Entry.Flags & JsonEntryFlags.EscapedValue) != 0;

    internal uint NameKey => item is null ? 0 : Entry.NameKey;

    internal int PlaceNumber => item is null ? 0 : Entry.Place;

    private ref readonly JsonEntry Entry => ref item!.Entries[index];

    /// <summary>The text of a string; null for anything else.</summary>
    public string? GetString() => IsString ? JsonText.Decode(RawText) : null;

    /// <summary>Whether this is the given string.</summary>
    public bool Is(ReadOnlySpan<byte> text)
    {
        if (!IsString)
            return false;
        if ((Entry.Flags & JsonEntryFlags.EscapedValue) == 0)
            return RawText.SequenceEqual(text);
        return Encoding.UTF8.GetBytes(GetString()!).AsSpan().SequenceEqual(text);
    }

    /// <summary>Whether both are strings with the same text, or the same JSON otherwise.</summary>
    public bool SameText(JsonValue other)
    {
        if (Kind != other.Kind)
            return false;
        if (!IsString || ((Entry.Flags | other.Entry.Flags) & JsonEntryFlags.EscapedValue) == 0)
            return Raw.SequenceEqual(other.Raw);
        return GetString() == other.GetString();
    }

    /// <summary>The number, when it is one that a decimal can hold.</summary>
    public bool TryGetDecimal(out decimal number)
    {
        number = 0;
        return IsNumber && (JsonNumber.TryReadShort(Raw, out number)
            || decimal.TryParse(Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out number));
    }

    /// <summary>The number, when it is written as an integer (no point, no exponent) that a long can hold.</summary>
    public bool TryGetInteger(out long number)
    {
        number = 0;
        return IsNumber && long.TryParse(Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The instant, in UTC, when this is a full RFC 3339 date-time (see <see cref="DateTimeText"/>).</summary>
    public bool TryGetInstant(out DateTimeOffset instant)
    {
        instant = default;
        return IsString && DateTimeText.TryParse(RawText, out instant);
    }

    /// <summary>Whether both stand for the same entry of the same item.</summary>
    public bool Equals(JsonValue other) => ReferenceEquals(item, other.item) && (item is null || index == other.index);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is JsonValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(item, index);

    /// <summary>Whether both stand for the same entry of the same item.</summary>
    public static bool operator ==(JsonValue left, JsonValue right) => left.Equals(right);

    /// <summary>Whether they stand for different entries.</summary>
    public static bool operator !=(JsonValue left, JsonValue right) => !left.Equals(right);

    /// <summary>The value's JSON.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Raw);

    internal ReadOnlySpan<byte> RawText => item!.Slice(Entry.Start + 1, Entry.End - Entry.Start - 2);

    /// <summary>Whether it is known of the item that no object in it has two equal names.</summary>
    internal bool HasDistinctNames => item is { HasDistinctNames: true };

    internal bool HasEscapedName => item is not null && (Entry.Flags & JsonEntryFlags.EscapedName) != 0;

    internal ReadOnlySpan<byte> RawName => item is null || Entry.NameLength < 0 ? default : NameBytes(in Entry);

    /// <summary>The property with the same name as another value's.</summary>
    internal JsonValue Property(JsonValue sameName) =>
        sameName.HasEscapedName ? this[Encoding.UTF8.GetBytes(sameName.Name)] : this[sameName.RawName];

    private JsonValue Property(ReadOnlySpan<byte> name, uint key)
    {
        if (item is null)
            return default;
        ref var entry = ref item.Entries[index];
        if (entry.Kind != JsonValueKind.Object)
            return default;
        return item.HasDistinctNames ? DistinctProperty(in entry, name, key) : LastProperty(in entry, name, key);
    }

    private JsonValue DistinctProperty(ref readonly JsonEntry entry, ReadOnlySpan<byte> name, uint key)
    {
        if ((item!.NameBits[index] & JsonItem.NameBit(key)) == 0)
            return default;
        var entries = item.Entries;
        ref var guess = ref item.Guesses[(key ^ entry.Place * 0x9E3779B1) >> (32 - JsonItem.GuessBits)];
        var guessed = index + guess;
        item.Steps++;
        if (guessed < entry.Next && entries[guessed].Parent == index && IsPlainly(in entries[guessed], name, key))
            return new(guessed, item);
        for (var i = index + 1; i < entry.Next; i = entries[i].Next)
        {
            item.Steps++;
            if (!IsPlainly(in entries[i], name, key))
                continue;
            guess = i - index;
            return new(i, item);
        }

        return default;
    }

    private JsonValue LastProperty(ref readonly JsonEntry entry, ReadOnlySpan<byte> name, uint key)
    {
        var entries = item!.Entries;
        var found = -1;
        for (var i = index + 1; i < entry.Next; i = entries[i].Next)
        {
            item.Steps++;
            if ((IsPlainly(in entries[i], name, key) || (entries[i].Flags & JsonEntryFlags.EscapedName) != 0) && NameIs(in entries[i], name))
                found = i;
        }

        return found < 0 ? default : new(found, item);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsPlainly(ref readonly JsonEntry entry, ReadOnlySpan<byte> name, uint key) =>
        entry.NameKey == key && entry.NameLength == name.Length && NameBytes(in entry).SequenceEqual(name);

    /// <summary>Whether some array in this value has an object as an element that no id tells from others.</summary>
    internal bool HoldsElementWithoutId()
    {
        if (item is null)
            return false;
        var entries = item.Entries;
        var end = entries[index].Next;
        for (var i = index + 1; i < end; i++)
        {
            ref var entry = ref entries[i];
            if (entry.Kind != JsonValueKind.Object || entry.NameLength >= 0)
                continue;
            // The id comes first in nearly all data.
            var first = i + 1 < entry.Next && entries[i + 1] is { NameLength: 2, Kind: JsonValueKind.String or JsonValueKind.Number } child
                && NameIs(in child, "id"u8);
            if (!first && new JsonValue(item, i)["id"u8] is not { Kind: JsonValueKind.String or JsonValueKind.Number })
                return true;
        }

        return false;
    }

    /// <summary>Whether objects and arrays stand in one another at more levels than so many, this one being the first.</summary>
    internal bool IsDeeperThan(int levels)
    {
        if (!IsObject && !IsArray)
            return false;
        if (levels == 0)
            return true;
        foreach (var child in IsObject ? Properties : Elements)
            if (child.IsDeeperThan(levels - 1))
                return true;
        return false;
    }

    /// <summary>Another value of the same item.</summary>
    internal JsonValue Of(int entry) => new(item, entry);

    /// <summary>A value that is known to be there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static JsonValue At(JsonItem item, int entry) => new(entry, item);

    /// <summary>The item's index, when it knows where a path leads to from here, and the first entry there.</summary>
    internal JsonIndex? IndexAt(FieldPath path, out int first)
    {
        first = -1;
        return item?.Index is { } known && known.TryAt(item, index, path, out first) ? known : null;
    }

    /// <summary>Makes the item's index for this value.</summary>
    internal void MakeIndex(bool hasDuplicates)
    {
        if (item?.Index is not { } known)
            return;
        known.Fill(item, index, hasDuplicates);
        // What is known of a part is not known of the whole.
        if (index == 0 && !hasDuplicates && known.HasPlainNames)
            item.UseDistinctNames();
    }

    /// <summary>The item's index, when it was made for this value and knows all names in it.</summary>
    internal JsonIndex? IndexOfNames() => item?.Index is { HasPlainNames: true } known && known.IsOf(index) ? known : null;

    internal bool NameIs(ReadOnlySpan<byte> name) => item is not null && Entry.NameLength >= 0 && NameIs(in Entry, name);

    private bool NameIs(in JsonEntry entry, ReadOnlySpan<byte> name)
    {
        if ((entry.Flags & JsonEntryFlags.EscapedName) == 0)
            return NameBytes(in entry).SequenceEqual(name);
        return Encoding.UTF8.GetBytes(JsonText.Decode(NameBytes(in entry))).AsSpan().SequenceEqual(name);
    }

    private ReadOnlySpan<byte> NameBytes(in JsonEntry entry) => item!.Slice(entry.NameStart, entry.NameLength);
}
