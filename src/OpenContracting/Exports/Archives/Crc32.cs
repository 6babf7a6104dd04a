using System.Buffers.Binary;

namespace OpenContracting.Exports.Archives;

/// <summary>The check sum of ZIP files (ISO 3309), eight bytes at a time; the framework reads archives without checking it.</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The sum of what came before and these bytes.</summary>
    public static uint Continue(uint sum, ReadOnlySpan<byte> bytes)
    {
        var rest = ~sum;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = rest ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            rest = Tables[7][low & 0xFF] ^ Tables[6][(low >> 8) & 0xFF] ^ Tables[5][(low >> 16) & 0xFF] ^ Tables[4][low >> 24]
                ^ Tables[3][high & 0xFF] ^ Tables[2][(high >> 8) & 0xFF] ^ Tables[1][(high >> 16) & 0xFF] ^ Tables[0][high >> 24];
        }

        foreach (var value in bytes)
            rest = Tables[0][(rest ^ value) & 0xFF] ^ (rest >> 8);
        return ~rest;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (var table = 0; table < 8; table++)
        {
            tables[table] = new uint[256];
            for (var value = 0u; value < 256; value++)
                tables[table][value] = table == 0 ? Divide(value) : (tables[table - 1][value] >> 8) ^ tables[0][tables[table - 1][value] & 0xFF];
        }

        return tables;
    }

    private static uint Divide(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    }
}
