using System.Text;

namespace OpenContracting.Exports.Tables;

/// <summary>A row that comes back from a <see cref="RowSpool"/>.</summary>
internal sealed class SpooledRow
{
    /// <summary>The ordinal order of keys.</summary>
    public static readonly Comparer<SpooledRow> ByKey = Comparer<SpooledRow>.Create((one, other) => one.KeyBytes.Span.SequenceCompareTo(other.KeyBytes.Span));

    public SpooledRow(ReadOnlyMemory<byte> bytes)
    {
        var at = 0;
        var length = (int)ReadNumber(bytes.Span, ref at);
        KeyBytes = bytes.Slice(at, length);
        at += length;
        Table = (int)ReadNumber(bytes.Span, ref at);
        Row = ReadNumber(bytes.Span, ref at);
        Content = bytes[at..];
    }

    /// <summary>What the row is gathered by.</summary>
    public string Key => Encoding.UTF8.GetString(KeyBytes.Span);

    /// <summary>The same as UTF-8.</summary>
    public ReadOnlyMemory<byte> KeyBytes { get; }

    /// <summary>The table's number.</summary>
    public int Table { get; }

    /// <summary>The row's number in its table.</summary>
    public long Row { get; }

    /// <summary>The cells, each with its length before it; what two exact duplicates have in common.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Whether the same row of the same table came before.</summary>
    public bool IsDuplicate { get; set; }

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
