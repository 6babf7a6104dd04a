using System.Buffers.Binary;
using System.Text;

namespace OpenContracting.Publications.Flat;

/// <summary>Spooled rows as CSV: commas, quotes only where needed, lines end in CR LF.</summary>
internal static class FlatCsv
{
    public delegate void CellAction(int column, ReadOnlySpan<byte> cell);

    public static void Write(FlatSpool spool, Stream output, FlatOptions options)
    {
        var columns = spool.Columns;
        var last = columns.Count == 0 ? -1 : columns[^1].Index;
        var places = Places(spool.Table, columns);
        using var target = new BufferedStream(new Unclosed(output), 1 << 16);
        for (var i = 0; i < columns.Count; i++)
            WriteCell(target, i, Encoding.UTF8.GetBytes(columns[i].Header(options.Language)));
        target.Write("\r\n"u8);
        foreach (var row in spool.All())
        {
            var at = 0;
            Each(row.Span, (column, cell) =>
            {
                for (; at < places[column]; at++)
                    target.WriteByte((byte)',');
                Quote(target, cell);
            });
            for (; at < places[last]; at++)
                target.WriteByte((byte)',');
            target.Write("\r\n"u8);
        }
    }

    /// <summary>For each column of a table its place among those written.</summary>
    public static int[] Places(FlatTable table, IReadOnlyList<FlatColumn> columns)
    {
        var places = new int[table.Columns.Count];
        for (var i = 0; i < columns.Count; i++)
            places[columns[i].Index] = i;
        return places;
    }

    /// <summary>The cells of a spooled row that are not empty.</summary>
    public static void Each(ReadOnlySpan<byte> row, CellAction act)
    {
        while (row.Length > 0)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(row[2..]);
            act(BinaryPrimitives.ReadUInt16LittleEndian(row), row.Slice(6, length));
            row = row[(6 + length)..];
        }
    }

    private static void WriteCell(Stream target, int place, ReadOnlySpan<byte> cell)
    {
        if (place > 0)
            target.WriteByte((byte)',');
        Quote(target, cell);
    }

    private static void Quote(Stream target, ReadOnlySpan<byte> cell)
    {
        if (!FlatCells.MustBeQuoted(cell))
        {
            target.Write(cell);
            return;
        }

        target.WriteByte((byte)'"');
        for (var quote = cell.IndexOf((byte)'"'); quote >= 0; quote = cell.IndexOf((byte)'"'))
        {
            target.Write(cell[..(quote + 1)]);
            target.WriteByte((byte)'"');
            cell = cell[(quote + 1)..];
        }

        target.Write(cell);
        target.WriteByte((byte)'"');
    }

    /// <summary>Lets a buffer be flushed and thrown away while the stream below stays open.</summary>
    private sealed class Unclosed(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => inner.Flush();
        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
