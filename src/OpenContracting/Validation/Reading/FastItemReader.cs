using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using System.Text.Unicode;
using OpenContracting.Json;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>The reader to run: scans the bytes itself, and knows mostly which property comes next.</summary>
/// <remarks>
/// <para>It does what <see cref="ReferenceItemReader"/> does, for what data is mostly like; at anything that is not JSON, and at the few
/// keywords it does not know, it gives up and has the reference reader read the item from the start. So it need not say what is wrong,
/// only that something is. That both agree is tested on mutations by the thousand.</para>
/// <para>Why it is fast: properties come in the same order item after item, so each one is compared with the one that
/// followed last time, quotes and colon included, in one comparison; strings are passed 32 bytes at a time; a value's entry is four
/// stores; what a place asks beyond type and length is known from a few bits.</para>
/// </remarks>
internal sealed unsafe class FastItemReader : IItemReader
{
    private readonly FastPlan plan;
    private readonly ReferenceItemReader reference = new();
    private readonly FastPlace* places;
    private readonly FastProperty* properties;

    // Which property came first in an object of a place, and which came after a property, the last time. One a worker: shared
    // between two cores, the writes would cost more than the guesses save.
    private readonly int* firsts;
    private readonly int* nexts;
    private readonly int[] guesses;

    private JsonItem item = new();
    private Findings findings = new(0, 0);
    private JsonEntry* entries;
    private ulong* nameBits;
    private int count;
    private int capacity;
    private byte* origin;
    private byte[] padded = [];
    private readonly int unlisted;
    private FoundName name;
    private bool hasDuplicates;
    private bool hasEscapedNames;

    // A scalar has been met whose place needs more than one look.
    private bool isBeyond;

    public FastItemReader(ValidationPlan plan)
    {
        this.plan = FastPlan.Of(plan);
        places = (FastPlace*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(this.plan.Places));
        properties = (FastProperty*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(this.plan.Properties));
        unlisted = this.plan.Properties.Length - 1;
        guesses = GC.AllocateArray<int>(this.plan.Places.Length + this.plan.Properties.Length, pinned: true);
        firsts = (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(guesses));
        nexts = firsts + this.plan.Places.Length;
        for (var place = 0; place < this.plan.Places.Length; place++)
            firsts[place] = Math.Max(this.plan.Places[place].FirstProperty, 0);
        for (var property = 0; property < this.plan.Properties.Length; property++)
            nexts[property] = Math.Min(property + 1, this.plan.Properties.Length - 1);
    }

    /// <summary>How many items were left to the reference reader.</summary>
    public int GivenUp { get; private set; }

    /// <summary>Whether no object of the item read last names a property twice, and no name is written with escapes.</summary>
    public bool FoundDistinctNames => item.HasNameBits && !hasDuplicates && !hasEscapedNames;

    public ItemFault? Read(JsonItem target, PlanNode place, Findings targetFindings)
    {
        item = target;
        findings = targetFindings;
        var bytes = target.Bytes;
        if (!Utf8.IsValid(bytes.Span))
            return reference.Read(target, place, targetFindings);
        var array = Padded(bytes, out var start);
        fixed (byte* first = array)
        {
            origin = first + start;
            (count, capacity) = (0, item.Entries.Length);
            hasDuplicates = hasEscapedNames = isBeyond = false;
            FindTables();
            var end = Value(FastText.SkipSpace(origin), place.Number, parent: -1, depth: 0, nameStart: 0, nameLength: -1, nameKey: 0);
            item.Count = count;
            if (end != null && !isBeyond && FastText.SkipSpace(end) == origin + bytes.Length)
            {
                item.HasNameBits = true;
                return null;
            }
        }

        GivenUp++;
        findings.Clear();
        item.Reset(bytes);
        return reference.Read(target, place, targetFindings);
    }

    // Scans may run past the item; where the memory behind it does not allow that, the item is copied.
    private byte[] Padded(ReadOnlyMemory<byte> bytes, out int start)
    {
        start = 0;
        if (MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Offset + segment.Count + FastText.Padding <= segment.Array!.Length
            && segment.Array.AsSpan(^FastText.Padding..).IndexOfAnyExcept((byte)0) < 0)
        {
            start = segment.Offset;
            return segment.Array;
        }

        if (padded.Length < bytes.Length + FastText.Padding)
            padded = new byte[BitOperations.RoundUpToPowerOf2((uint)(bytes.Length + FastText.Padding))];
        bytes.Span.CopyTo(padded);
        padded.AsSpan(bytes.Length).Clear();
        return padded;
    }

    /// <summary>Reads the value that begins at <paramref name="p"/>.</summary>
    /// <returns>The byte after it; null to give up.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* Value(byte* p, int place, int parent, int depth, int nameStart, int nameLength, uint nameKey)
    {
        if (count == capacity)
            Grow();
        var index = count++;
        var entry = entries + index;
        var start = (int)(p - origin);
        ((ulong*)entry)[2] = (uint)nameStart | (ulong)(uint)nameLength << 32;
        switch (*p)
        {
            case (byte)'"':
                {
                    var end = FastText.PlainEnd(p + 1);
                    var flags = JsonEntryFlags.None;
                    if (*end != '"')
                    {
                        end = FastText.EscapedEnd(end);
                        if (end == null)
                            return null;
                        flags = JsonEntryFlags.EscapedValue;
                    }

                    Close(entry, start, (int)(end + 1 - origin), index + 1, parent, nameKey, place, JsonValueKind.String, flags);
                    JudgeText(places + place, p + 1, (int)(end - p - 1), index);
                    return end + 1;
                }

            case (byte)'{':
                Close(entry, start, 0, 0, parent, nameKey, place, JsonValueKind.Object, JsonEntryFlags.None);
                return Object(p + 1, place, index, depth);
            case (byte)'[':
                Close(entry, start, 0, 0, parent, nameKey, place, JsonValueKind.Array, JsonEntryFlags.None);
                return Array(p + 1, place, index, depth);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                {
                    var end = FastText.IntegerEnd(p);
                    if (end == null)
                        return null;
                    var flags = JsonEntryFlags.None;
                    var types = JsonTypes.Integer | JsonTypes.Number;
                    if (*end == '.' || (*end | 0x20) == 'e')
                    {
                        end = FastText.FractionEnd(end);
                        if (end == null)
                            return null;
                        flags = JsonEntryFlags.NoInteger;
                        types = JsonTypes.Number;
                    }

                    Close(entry, start, (int)(end - origin), index + 1, parent, nameKey, place, JsonValueKind.Number, flags);
                    Judge(place, index, types);
                    return end;
                }

            case (byte)'t' when *(uint*)p == 0x65757274:
                Close(entry, start, start + 4, index + 1, parent, nameKey, place, JsonValueKind.True, JsonEntryFlags.None);
                Judge(place, index, JsonTypes.Boolean);
                return p + 4;
            case (byte)'f' when *(uint*)(p + 1) == 0x65736C61:
                Close(entry, start, start + 5, index + 1, parent, nameKey, place, JsonValueKind.False, JsonEntryFlags.None);
                Judge(place, index, JsonTypes.Boolean);
                return p + 5;
            case (byte)'n' when *(uint*)p == 0x6C6C756E:
                Close(entry, start, start + 4, index + 1, parent, nameKey, place, JsonValueKind.Null, JsonEntryFlags.None);
                Judge(place, index, JsonTypes.Null);
                return p + 4;
            default:
                return null;
        }
    }

    private byte* Object(byte* p, int place, int index, int depth)
    {
        var at = places + place;
        if (depth >= JsonItemReader.MaxDepth || (at->Rules & FastRules.Slow) != 0)
            return null;
        ulong required = 0;
        ulong seen = 0;
        ulong names = 0;
        var members = 0;
        var rare = 0;
        var guess = firsts + place;
        p = FastText.SkipSpace(p);
        if (*p != '}')
        {
            while (true)
            {
                var number = *guess;
                var property = properties + number;
                var nameStart = (int)(p + 1 - origin);
                var child = count;
                var bits = property->TokenBits;
                int nameLength, childPlace;
                uint key;
                var escaped = false;
                if ((Vector256.Equals(Vector256.Load(p), property->Token).ExtractMostSignificantBits() & bits) == bits
                    && (uint)(number - at->FirstProperty) < (uint)at->Properties && bits != 0)
                {
                    nameLength = property->Length;
                    p += nameLength + 3;
                    childPlace = property->Place;
                    key = property->Key;
                }
                else
                {
                    p = Name(p, place);
                    if (p == null)
                        return null;
                    number = name.Number;
                    nameLength = name.Length;
                    childPlace = name.Place;
                    key = name.Key;
                    escaped = name.IsEscaped;
                    property = properties + number;
                    // The one past the last stands for names the place does not list: nothing is learnt from them.
                    if (number != unlisted)
                        *guess = number;
                }

                if (number != unlisted)
                    guess = nexts + number;
                p = Value(FastText.SkipSpace(p), childPlace, index, depth + 1, nameStart, nameLength, key);
                if (p == null)
                    return null;
                if (escaped)
                    entries[child].Flags |= JsonEntryFlags.EscapedName;
                members++;
                names |= JsonItem.NameBit(key);
                required |= property->RequiredBit;
                var bit = property->SeenBit;
                if (bit == 0)
                    rare++;
                else if ((seen & bit) != 0)
                    ReportDuplicate(child);
                seen |= bit;
                p = FastText.SkipSpace(p);
                if (*p == ',')
                    p = FastText.SkipSpace(p + 1);
                else if (*p == '}')
                    break;
                else
                    return null;
            }
        }

        var entry = entries + index;
        entry->End = (int)(p + 1 - origin);
        entry->Next = count;
        nameBits[index] = names;
        if ((at->Required & ~required) != 0 || members < at->MinProperties || rare > 1 || (at->Types & JsonTypes.Object) == 0
            || (at->Rules & (FastRules.Object | FastRules.Value)) != 0)
            JudgeObject(place, index, required, members, rare);
        return p + 1;
    }

    // A name that was not the one expected. The answer is in a field: a local whose address is taken would slow the loop it is in.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte* Name(byte* p, int place)
    {
        if (*p != '"')
            return null;
        var end = FastText.PlainEnd(p + 1);
        var escaped = *end != '"';
        if (escaped)
        {
            hasEscapedNames = true;
            end = FastText.EscapedEnd(end);
            if (end == null)
                return null;
        }

        var raw = new ReadOnlySpan<byte>(p + 1, (int)(end - p - 1));
        name = new FoundName { Number = unlisted, Length = raw.Length, Key = JsonName.Key(raw), IsEscaped = escaped };
        p = FastText.SkipSpace(end + 1);
        if (*p != ':')
            return null;
        if (place == 0)
            return p + 1;
        var text = escaped ? Unescape(raw) : raw;
        var node = plan.Nodes[place]!;
        if (node.Table.Find(text, escaped ? JsonName.Key(text) : name.Key) is { } found)
        {
            name.Number = found.Number;
            name.Place = properties[found.Number].Place;
        }

        if (name.Place == 0 && (places[place].Rules & FastRules.Patterns) != 0)
            name.Place = Matched(node, text);
        return p + 1;
    }

    private static int Matched(PlanNode node, ReadOnlySpan<byte> name)
    {
        foreach (var pattern in node.Patterns)
            if (pattern.Matches(name))
                return pattern.Node.Number;
        return node.AdditionalProperties?.Number ?? 0;
    }

    private byte* Array(byte* p, int place, int index, int depth)
    {
        var at = places + place;
        if (depth >= JsonItemReader.MaxDepth || (at->Rules & FastRules.Slow) != 0)
            return null;
        p = FastText.SkipSpace(p);
        var judged = place;
        if ((at->Rules & FastRules.Releases) != 0)
            judged = Releases(p, place);
        var elementPlace = places[judged].Items;
        var elements = 0;
        if (*p != ']')
        {
            while (true)
            {
                if ((places[judged].Rules & FastRules.Array) != 0)
                    elementPlace = ArrayRules.Element(plan.Nodes[judged], elements)?.Number ?? 0;
                p = Value(p, elementPlace, index, depth + 1, elements, -1, 0);
                if (p == null)
                    return null;
                elements++;
                p = FastText.SkipSpace(p);
                if (*p == ',')
                    p = FastText.SkipSpace(p + 1);
                else if (*p == ']')
                    break;
                else
                    return null;
            }
        }

        var entry = entries + index;
        entry->End = (int)(p + 1 - origin);
        entry->Next = count;
        if (judged != place && !AreAlike(index, judged, place))
            return null;
        if (elements < places[judged].MinItems || (at->Types & JsonTypes.Array) == 0
            || ((at->Rules | places[judged].Rules) & (FastRules.Array | FastRules.Value)) != 0
            || ((places[judged].Rules & FastRules.Unique) != 0 && elements > 1 && !Differ(index, elements)))
            JudgeArray(place, judged, index, elements);
        return p + 1;
    }

    // Linked or embedded is told from the first element, and checked on all when they are read.
    private int Releases(byte* p, int place)
    {
        var releases = plan.Nodes[place]!.RecordReleases!;
        if (*p == ']')
            return releases.Embedded.Number;
        var reader = new Utf8JsonReader(new ReadOnlySpan<byte>(p, item.Bytes.Length - (int)(p - origin)), isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return releases.Linked.Number;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("id"u8))
                    return releases.Embedded.Number;
                reader.Read();
                reader.TrySkip();
            }
        }
        catch (JsonException)
        {
            // The scan itself will meet what is wrong here.
        }

        return releases.Linked.Number;
    }

    private bool AreAlike(int index, int judged, int place)
    {
        if (!IsInside(index))
            return false;
        item.Count = count;
        var embedded = plan.Nodes[place]!.RecordReleases!.Embedded.Number == judged;
        foreach (var release in new JsonValue(item, index).Elements)
            if (release["id"u8].Exists != embedded)
                return false;
        return true;
    }

    // True when no two elements can be equal; false leaves the question to the exact rule.
    private bool Differ(int index, int elements)
    {
        const int Most = 64;
        // Of two ids in one object the last counts; the exact rule knows.
        if (elements > Most || hasDuplicates)
            return false;
        var marks = stackalloc ulong[Most];
        var known = 0;
        var end = entries[index].Next;
        for (var element = index + 1; element < end; element = entries[element].Next)
        {
            var text = element;
            if (entries[element].Kind == JsonValueKind.Object)
            {
                // The id comes first in nearly all data.
                text = Id(element);
                if (text < 0)
                    return false;
            }

            var entry = entries + text;
            if (entry->Kind != JsonValueKind.String || entry->Flags != 0 || entry->End - entry->Start == 2)
                return false;
            var mark = Mark(origin + entry->Start + 1, entry->End - entry->Start - 2);
            for (var other = 0; other < known; other++)
                if (marks[other] == mark)
                    return false;
            marks[known++] = mark;
        }

        return true;
    }

    private int Id(int element)
    {
        var end = entries[element].Next;
        for (var child = element + 1; child < end; child = entries[child].Next)
            if (entries[child].NameLength == 2 && *(ushort*)(origin + entries[child].NameStart) == 0x6469)
                return child;
        return -1;
    }

    // Different texts have different marks, mostly.
    private static ulong Mark(byte* text, int length)
    {
        if (length < 8)
            return (*(ulong*)text << (64 - 8 * length)) ^ (ulong)length << 56;
        return (*(ulong*)text ^ BitOperations.RotateLeft(*(ulong*)(text + length - 8), 29)) * 0x9E3779B97F4A7C15 ^ (ulong)length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Close(JsonEntry* entry, int start, int end, int next, int parent, uint nameKey, int place, JsonValueKind kind,
        JsonEntryFlags flags)
    {
        var words = (ulong*)entry;
        words[0] = (uint)start | (ulong)(uint)end << 32;
        words[1] = (uint)next | (ulong)(uint)parent << 32;
        words[3] = nameKey | (ulong)((uint)place | (uint)kind << 16 | (uint)flags << 24) << 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void JudgeText(FastPlace* at, byte* text, int length, int index)
    {
        if ((at->Types & JsonTypes.String) != 0 && length >= at->EnoughText)
        {
            var rules = at->Rules & (FastRules.DateTime | FastRules.Uri | FastRules.Text | FastRules.Value | FastRules.Slow);
            if (rules == 0
                || (rules == FastRules.DateTime && length == 20 && FastText.IsPlainDateTime(text))
                || (rules == FastRules.Uri && FastText.IsPlainUri(text, length)))
                return;
        }

        JudgeSlowly(index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Judge(int place, int index, JsonTypes type)
    {
        if ((places[place].Types & type) == 0 || (places[place].Rules & (FastRules.Value | FastRules.Slow)) != 0)
            JudgeSlowly(index);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void JudgeSlowly(int index)
    {
        if (!IsInside(index))
            return;
        var node = plan.Nodes[entries[index].Place]!;
        isBeyond |= node.HasAlternatives;
        item.Count = count;
        ValueRules.Judge(item, index, node, findings);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void JudgeObject(int place, int index, ulong required, int members, int rare)
    {
        if (!IsInside(index))
            return;
        item.Count = count;
        var node = plan.Nodes[place];
        if (rare > 1)
            hasDuplicates |= ObjectRules.RareDuplicates(item, index, node, findings);
        if (node is null)
            return;
        ObjectRules.Judge(item, index, node, findings, required, members);
        ValueRules.Judge(item, index, node, findings);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void JudgeArray(int place, int judged, int index, int elements)
    {
        if (!IsInside(index))
            return;
        item.Count = count;
        ArrayRules.Judge(item, index, plan.Nodes[judged]!, findings, elements);
        ValueRules.Judge(item, index, plan.Nodes[place]!, findings);
    }

    // A value cut off by the item's end seems to go on in what lies behind; that it does is noticed when all is read.
    private bool IsInside(int index) => entries[index].End <= item.Bytes.Length;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReportDuplicate(int index)
    {
        hasDuplicates = true;
        findings.Report(Rules.DuplicateProperty, index);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        item.Count = count;
        item.Grow();
        capacity = item.Entries.Length;
        FindTables();
    }

    // Both are pinned.
    private void FindTables()
    {
        entries = (JsonEntry*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(item.Entries));
        nameBits = (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(item.NameBits));
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        var buffer = new byte[raw.Length];
        return buffer.AsSpan(0, JsonText.Unescape(raw, buffer));
    }

    private struct FoundName
    {
        public int Number;
        public int Length;
        public int Place;
        public uint Key;
        public bool IsEscaped;
    }
}
