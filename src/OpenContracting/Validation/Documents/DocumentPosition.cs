namespace OpenContracting.Validation.Documents;

/// <summary>A byte of the document and where a person finds it.</summary>
/// <param name="Offset">Bytes before it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1, counted in characters.</param>
internal readonly record struct DocumentPosition(long Offset, long Line, long Column)
{
    public static readonly DocumentPosition Start = new(0, 1, 1);

    /// <summary>The position after some more bytes.</summary>
    public DocumentPosition After(ReadOnlySpan<byte> bytes)
    {
        var lines = bytes.Count((byte)'\n');
        var tail = lines == 0 ? bytes : bytes[(bytes.LastIndexOf((byte)'\n') + 1)..];
        return new DocumentPosition(Offset + bytes.Length, Line + lines, (lines == 0 ? Column : 1) + Characters(tail));
    }

    private static long Characters(ReadOnlySpan<byte> utf8)
    {
        // Every byte but the continuations, which are 0x80 to 0xBF: -128 to -65 when signed.
        var signed = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(utf8);
        long count = 0;
        while (signed.Length >= System.Numerics.Vector<sbyte>.Count)
        {
            // Each round adds at most 1 to a lane of a signed byte.
            var sums = System.Numerics.Vector<sbyte>.Zero;
            for (var round = 0; round < 120 && signed.Length >= System.Numerics.Vector<sbyte>.Count; round++)
            {
                sums -= System.Numerics.Vector.GreaterThan(new System.Numerics.Vector<sbyte>(signed), new System.Numerics.Vector<sbyte>(-65));
                signed = signed[System.Numerics.Vector<sbyte>.Count..];
            }

            System.Numerics.Vector.Widen(sums, out var low, out var high);
            count += System.Numerics.Vector.Sum(low + high);
        }

        foreach (var b in signed)
            count += b > -65 ? 1 : 0;
        return count;
    }
}
