using System.Buffers;
using System.Buffers.Binary;

namespace OpenContracting.Publications.Flat;

/// <summary>A row while it is filled: its cells, and the values that fit in none.</summary>
internal sealed class FlatRow(FlatTable table)
{
    private readonly (int Start, int Length)[] cells = new (int, int)[table.Columns.Count];
    private readonly ArrayBufferWriter<byte> bytes = new(1024);
    private readonly ArrayBufferWriter<byte> extra = new(64);

    public byte[] Key { get; private set; } = [];

    public byte[] Root { get; private set; } = [];

    public void Begin(byte[] key, ReadOnlySpan<byte> parent, byte[] root)
    {
        Array.Clear(cells);
        bytes.ResetWrittenCount();
        extra.ResetWrittenCount();
        (Key, Root) = (key, root);
        if (table.IsRoot || table.HasChildren)
            Put(FlatTable.KeyColumn, key);
        if (!table.IsRoot)
            Put(FlatTable.ParentColumn, parent);
        if (table.Parent is { IsRoot: false })
            Put(FlatTable.RootColumn, root);
    }

    public void Put(int column, ReadOnlySpan<byte> value, bool guarded = false)
    {
        var start = bytes.WrittenCount;
        if (guarded)
            bytes.Write("'"u8);
        bytes.Write(value);
        cells[column] = (start, bytes.WrittenCount - start);
    }

    public void PutExtra(ReadOnlySpan<byte> pointer, ReadOnlySpan<byte> json)
    {
        extra.Write(extra.WrittenCount == 0 ? "{\""u8 : ",\""u8);
        extra.Write(pointer);
        extra.Write("\":"u8);
        extra.Write(json);
    }

    /// <summary>Writes the row: its length, then for each cell its column, length and bytes.</summary>
    public void WriteTo(FlatSpool spool)
    {
        if (extra.WrittenCount > 0)
        {
            extra.Write("}"u8);
            Put(FlatTable.ExtraColumn, extra.WrittenSpan);
        }

        var length = 0;
        for (var i = 0; i < cells.Length; i++)
            if (cells[i].Length > 0)
                length += 6 + cells[i].Length;
        var target = spool.Row(length);
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Length == 0)
                continue;
            spool.Use(i);
            BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)i);
            BinaryPrimitives.WriteInt32LittleEndian(target[2..], cells[i].Length);
            bytes.WrittenSpan.Slice(cells[i].Start, cells[i].Length).CopyTo(target[6..]);
            target = target[(6 + cells[i].Length)..];
        }
    }
}
