using System.Text;

namespace OpenContracting.Exports.Tables;

/// <summary>A row that comes back from a <see cref="RowSpool"/>.</summary>
internal sealed class SpooledRow : IComparable<SpooledRow>
{
    private readonly ReadOnlyMemory<byte> key;

    public SpooledRow(ReadOnlyMemory<byte> bytes)
    {
        var at = 0;
        var length = (int)ReadNumber(bytes.Span, ref at);
        key = bytes.Slice(at, length);
        at += length;
        Table = (int)ReadNumber(bytes.Span, ref at);
        Row = ReadNumber(bytes.Span, ref at);
        Content = bytes[at..];
    }

    /// <summary>What the row is gathered by.</summary>
    public string Key => Encoding.UTF8.GetString(key.Span);

    /// <summary>The table's number.</summary>
    public int Table { get; }

    /// <summary>The row's number in its table.</summary>
    public long Row { get; }

    /// <summary>The cells, each with its length before it; what two exact duplicates have in common.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Whether the same row of the same table came before.</summary>
    public bool IsDuplicate { get; set; }

    public bool HasKeyOf(SpooledRow other) => key.Span.SequenceEqual(other.key.Span);

    /// <summary>The cells one after the other, as UTF-8.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Cells()
    {
        for (var at = 0; at < Content.Length;)
        {
            var length = (int)ReadNumber(Content.Span, ref at);
            yield return Content.Slice(at, length);
            at += length;
        }
    }

    public int CompareTo(SpooledRow? other)
    {
        var order = key.Span.SequenceCompareTo(other!.key.Span);
        if (order != 0)
            return order;
        order = Table.CompareTo(other.Table);
        return order != 0 ? order : Row.CompareTo(other.Row);
    }

    private static long ReadNumber(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return (long)number;
        }
    }
}
