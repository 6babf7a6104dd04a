using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace OpenContracting.Json;

/// <summary>Compares property names without making strings of them.</summary>
internal static class JsonName
{
    /// <summary>A mix of length and the first and last eight bytes: equal names have equal keys, most others differ.</summary>
    /// <remarks>Inlined, for most names are literals, and their keys then constants.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Key(ReadOnlySpan<byte> name)
    {
        ulong first = Load(name);
        ulong last = name.Length > 8 ? Load(name[^8..]) : 0;
        var mixed = (first ^ ulong.RotateLeft(last, 23)) * 0x9E3779B97F4A7C15 + (uint)name.Length;
        return (uint)(mixed >> 32) ^ (uint)name.Length;
    }

    // Overlapping reads instead of a loop; what is read twice does no harm.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Load(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        >= 8 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes) | (ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) << 32,
        >= 2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes) | (ulong)bytes[^1] << 16,
        1 => bytes[0],
        _ => 0,
    };
}
