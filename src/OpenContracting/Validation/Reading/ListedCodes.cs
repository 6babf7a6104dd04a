using System.Buffers.Binary;
using System.Text;
using OpenContracting.Json;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>Asks codelists for codes, and knows the answer for the few short ones that nearly all data repeats.</summary>
internal sealed class ListedCodes
{
    private const int SlotBits = 7;
    private const int LongestKnown = 2 * sizeof(ulong);

    // A text of up to sixteen bytes is its length, its first eight and its last eight bytes.
    private readonly (ulong First, ulong Last, int Length, PlanCodelist? List)[] known = new (ulong, ulong, int, PlanCodelist?)[1 << SlotBits];

    public bool IsListed(JsonValue code, PlanCodelist codelist)
    {
        if (code.IsEscaped)
            return codelist.Contains(Encoding.UTF8.GetBytes(code.GetString()!));
        var text = code.RawText;
        if (text.Length is 0 or > LongestKnown)
            return codelist.Contains(text);
        var (first, last) = Ends(text);
        ref var slot = ref known[(first ^ last ^ (uint)codelist.Number) * 0x9E3779B97F4A7C15 >> (64 - SlotBits)];
        if (slot.First == first && slot.Last == last && slot.Length == text.Length && slot.List == codelist)
            return true;
        if (!codelist.Contains(text))
            return false;
        slot = (first, last, text.Length, codelist);
        return true;
    }

    private static (ulong First, ulong Last) Ends(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
            return (BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]));
        ulong bytes = 0;
        foreach (var b in text)
            bytes = bytes << 8 | b;
        return (bytes, 0);
    }
}
