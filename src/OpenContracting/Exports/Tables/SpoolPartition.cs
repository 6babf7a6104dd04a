using System.Buffers;
using System.Buffers.Binary;

namespace OpenContracting.Exports.Tables;

/// <summary>Rows one after the other, each with its length before it: in a file, or in blocks of memory that are used again and never grow by copying.</summary>
/// <param name="path">The file; null for memory.</param>
internal sealed class SpoolPartition(string? path) : IDisposable
{
    private const int BlockBytes = 256 << 10;
    private const int LengthBytes = 4;

    private readonly FileStream? file = path is null ? null : new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
    private readonly List<byte[]> blocks = [];
    private readonly List<int> filled = [];

    /// <summary>Bytes of all rows.</summary>
    public long Length { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Append(ReadOnlySpan<byte> row)
    {
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteInt32LittleEndian(length, row.Length);
        Length += LengthBytes + row.Length;
        if (file is not null)
        {
            file.Write(length);
            file.Write(row);
            return;
        }

        var room = Room(LengthBytes + row.Length);
        length.CopyTo(room);
        row.CopyTo(room[LengthBytes..]);
    }

    /// <summary>The rows in their order; their bytes are good until the partition is disposed of.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Rows()
    {
        if (file is not null && blocks.Count == 0)
        {
            file.Position = 0;
            file.ReadExactly(Room(checked((int)Length)));
        }

        for (var block = 0; block < blocks.Count; block++)
        {
            for (var at = 0; at < filled[block];)
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(blocks[block].AsSpan(at));
                yield return blocks[block].AsMemory(at + LengthBytes, length);
                at += LengthBytes + length;
            }
        }
    }

    /// <summary>The rows of a file that is too large for memory; the bytes of each are good until the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> RowsOneByOne()
    {
        if (file is null)
        {
            foreach (var row in Rows())
                yield return row;
            yield break;
        }

        file.Position = 0;
        var length = new byte[LengthBytes];
        while (file.ReadAtLeast(length, LengthBytes, throwOnEndOfStream: false) == LengthBytes)
        {
            var row = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            file.ReadExactly(row);
            yield return row;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        file?.Dispose();
        foreach (var block in blocks)
            ArrayPool<byte>.Shared.Return(block);
        blocks.Clear();
        filled.Clear();
    }

    /// <summary>Room in the last block, or in a new one.</summary>
    private Span<byte> Room(int bytes)
    {
        if (blocks.Count == 0 || blocks[^1].Length - filled[^1] < bytes)
        {
            blocks.Add(ArrayPool<byte>.Shared.Rent(Math.Max(BlockBytes, bytes)));
            filled.Add(0);
        }

        var room = blocks[^1].AsSpan(filled[^1], bytes);
        filled[^1] += bytes;
        return room;
    }
}
