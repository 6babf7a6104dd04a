using System.Buffers.Binary;

namespace OpenContracting.Json;

/// <summary>Compares property names without making strings of them.</summary>
internal static class JsonName
{
    /// <summary>A mix of length and the first and last eight bytes: equal names have equal keys, most others differ.</summary>
    public static uint Key(ReadOnlySpan<byte> name)
    {
        ulong first = Load(name);
        ulong last = name.Length > 8 ? Load(name[^8..]) : 0;
        var mixed = (first ^ ulong.RotateLeft(last, 23)) * 0x9E3779B97F4A7C15 + (uint)name.Length;
        return (uint)(mixed >> 32) ^ (uint)name.Length;
    }

    private static ulong Load(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 8)
            return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        ulong value = 0;
        for (var i = bytes.Length - 1; i >= 0; i--)
            value = value << 8 | bytes[i];
        return value;
    }
}
