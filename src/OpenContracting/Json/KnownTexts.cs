using System.Runtime.InteropServices;

namespace OpenContracting.Json;

/// <summary>Strings made before, by their bytes: a publisher's institutions and suppliers are named over and over.</summary>
/// <remarks>A slot a hash, the newest wins; so it never grows.</remarks>
internal sealed class KnownTexts
{
    private const int Slots = 1024;
    private const int Longest = 200;

    private readonly Known?[] known = new Known?[Slots];

    /// <summary>The text of a string.</summary>
    public string Of(JsonValue text) => Find(text).Text;

    /// <summary>The text as <see cref="FoldedText"/> has it.</summary>
    public string FoldedOf(JsonValue text) => FoldedOf(Find(text));

    /// <summary>A hash of the text as <see cref="FoldedText"/> has it; 0 when nothing is left of it.</summary>
    public ulong FoldedHashOf(JsonValue text)
    {
        var found = Find(text);
        return found.FoldedHash ??= FoldedOf(found) is { Length: > 0 } folded ? StringHash.Of(MemoryMarshal.AsBytes(folded.AsSpan())) | 1 : 0;
    }

    private static string FoldedOf(Known known) => known.Folded ??= FoldedText.Fold(known.Text);

    private Known Find(JsonValue text)
    {
        var raw = text.RawText;
        if (raw.Length > Longest)
            return new Known([], text.GetString()!);
        ref var slot = ref known[StringHash.Of(raw) % Slots];
        if (slot is null || !raw.SequenceEqual(slot.Raw))
            slot = new Known(raw.ToArray(), text.GetString()!);
        return slot;
    }

    private sealed class Known(byte[] raw, string text)
    {
        public byte[] Raw { get; } = raw;
        public string Text { get; } = text;
        public string? Folded { get; set; }
        public ulong? FoldedHash { get; set; }
    }
}
