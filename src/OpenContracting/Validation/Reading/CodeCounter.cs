using System.Buffers.Binary;
using System.Text;
using OpenContracting.Json;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>Asks codelists for codes and counts them by place; the few that nearly all data repeats are known without asking.</summary>
internal sealed class CodeCounter
{
    private const int SlotBits = 9;

    private readonly Slot[] slots = new Slot[1 << SlotBits];
    private readonly Dictionary<int, CodeTally> tallies = [];

    /// <summary>Counts a code where it stands; tells whether the codelist there has it.</summary>
    public bool Count(JsonValue code, int place, PlanCodelist codelist)
    {
        var text = code.IsEscaped ? Encoding.UTF8.GetBytes(code.GetString()!) : code.RawText;
        var (first, last) = Ends(text);
        ref var slot = ref slots[((first * 31 + last) * 31 + (uint)place) * 0x9E3779B97F4A7C15 >> (64 - SlotBits)];
        if (slot.First != first || slot.Last != last || slot.Place != place || !text.SequenceEqual(slot.Text))
        {
            Keep(in slot);
            slot = new Slot(first, last, place, text.ToArray(), codelist.Contains(text));
        }

        slot.Times++;
        return slot.IsListed;
    }

    /// <summary>What was counted, by the number of the place.</summary>
    public IReadOnlyDictionary<int, CodeTally> Tallies()
    {
        foreach (ref var slot in slots.AsSpan())
        {
            Keep(in slot);
            slot.Times = 0;
        }

        return tallies;
    }

    private void Keep(in Slot slot)
    {
        if (slot.Times == 0)
            return;
        if (!tallies.TryGetValue(slot.Place, out var tally))
            tallies[slot.Place] = tally = new();
        tally.Add(new CodeCount(Encoding.UTF8.GetString(slot.Text!), slot.Times, slot.IsListed));
    }

    // What tells short texts apart without reading all of them.
    private static (ulong First, ulong Last) Ends(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
            return (BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]));
        ulong bytes = 0;
        foreach (var b in text)
            bytes = bytes << 8 | b;
        return (bytes, 0);
    }

    private struct Slot(ulong first, ulong last, int place, byte[] text, bool isListed)
    {
        public readonly ulong First = first;
        public readonly ulong Last = last;
        public readonly byte[]? Text = text;
        public readonly int Place = place;
        public readonly bool IsListed = isListed;
        public long Times;
    }
}
