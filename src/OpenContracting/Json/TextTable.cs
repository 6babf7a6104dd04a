using System.Numerics;

namespace OpenContracting.Json;

/// <summary>Finds a text among a fixed few by its bytes: one multiplication and, mostly, one comparison.</summary>
internal sealed class TextTable
{
    private readonly byte[][] texts;
    private readonly uint[] keys;

    // Number of the text, from 1; 0 where the slot is free. A quarter is filled at most, so that a look-up hardly walks.
    private readonly int[] slots;
    private readonly int shift;

    public TextTable(IReadOnlyList<byte[]> texts)
    {
        this.texts = [.. texts];
        var length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, texts.Count * 4));
        shift = 32 - BitOperations.Log2((uint)length);
        slots = new int[length];
        keys = new uint[length];
        for (var number = 0; number < texts.Count; number++)
            Enter(number);
    }

    /// <summary>The text's number, from 0; -1 when it is none of them.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        var key = JsonName.Key(text);
        for (var slot = key >> shift; slots[slot] != 0; slot = (slot + 1) & (uint)(slots.Length - 1))
            if (keys[slot] == key && texts[slots[slot] - 1].AsSpan().SequenceEqual(text))
                return slots[slot] - 1;
        return -1;
    }

    private void Enter(int number)
    {
        if (Find(texts[number]) >= 0)
            return;
        var key = JsonName.Key(texts[number]);
        var slot = key >> shift;
        while (slots[slot] != 0)
            slot = (slot + 1) & (uint)(slots.Length - 1);
        (keys[slot], slots[slot]) = (key, number + 1);
    }
}
