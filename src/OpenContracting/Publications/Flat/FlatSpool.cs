using System.Buffers.Binary;

namespace OpenContracting.Publications.Flat;

/// <summary>The rows of a table until all are known: in memory, from some size on in a file that goes when it is closed.</summary>
internal sealed class FlatSpool(FlatTable table, string? folder) : IDisposable
{
    private const int InMemory = 4 << 20;

    private readonly bool[] used = new bool[table.Columns.Count];
    private byte[] buffer = new byte[1 << 12];
    private int filled;
    private FileStream? file;

    public FlatTable Table { get; } = table;

    public long Rows { get; private set; }

    /// <summary>The columns in which any row has a cell.</summary>
    public IReadOnlyList<FlatColumn> Columns => [.. Table.Columns.Where(column => used[column.Index])];

    public void Use(int column) => used[column] = true;

    /// <summary>The place for the next row's bytes.</summary>
    public Span<byte> Row(int length)
    {
        Rows++;
        if (filled + 4 + length > buffer.Length)
            MakeRoom(4 + length);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(filled), length);
        var place = buffer.AsSpan(filled + 4, length);
        filled += 4 + length;
        return place;
    }

    /// <summary>Every row's bytes; each until the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> All()
    {
        if (file is not null)
        {
            file.Flush();
            file.Position = 0;
            using var reader = new BinaryReader(new BufferedStream(file, 1 << 16), System.Text.Encoding.UTF8, leaveOpen: true);
            var row = new byte[1 << 12];
            var left = file.Length;
            while (left > 0)
            {
                var length = reader.ReadInt32();
                if (row.Length < length)
                    row = new byte[length * 2];
                reader.BaseStream.ReadExactly(row, 0, length);
                left -= 4 + length;
                yield return row.AsMemory(0, length);
            }

            file.Position = file.Length;
        }

        for (var at = 0; at < filled;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(at));
            yield return buffer.AsMemory(at + 4, length);
            at += 4 + length;
        }
    }

    public void Dispose() => file?.Dispose();

    private void MakeRoom(int needed)
    {
        if (filled + needed <= InMemory)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, filled + needed));
            return;
        }

        file ??= new FileStream(
            Path.Combine(folder ?? Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        file.Write(buffer, 0, filled);
        filled = 0;
        if (buffer.Length < needed)
            buffer = new byte[needed];
    }
}
