using System.Buffers.Binary;
using System.Text;

namespace OpenContracting.Json;

/// <summary>64-bit hashes of text, seeded anew in every process so that nobody can prepare names that collide.</summary>
internal static class StringHash
{
    private static readonly ulong Seed = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray()) | 1;

    public static ulong Of(JsonValue text) =>
        text.IsEscaped ? Of(Encoding.UTF8.GetBytes(text.GetString()!)) : Of(text.RawText);

    public static ulong OfName(JsonValue property) =>
        property.HasEscapedName ? Of(Encoding.UTF8.GetBytes(property.Name)) : Of(property.RawName);

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Seed ^ (ulong)bytes.Length * 0xA0761D6478BD642F;
        while (bytes.Length >= 8)
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        ulong rest = 0;
        foreach (var b in bytes)
            rest = rest << 8 | b;
        return Mix(hash, rest ^ 0xE7037ED1A0B428DB);
    }

    public static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left ^ 0x8EBC6AF09C88C6E3, right ^ Seed, out var low);
        return high ^ low;
    }
}
