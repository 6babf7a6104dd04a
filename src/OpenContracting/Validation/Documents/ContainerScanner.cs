using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OpenContracting.Validation.Documents;

/// <summary>Finds where an object, array or string ends, however many buffers it runs through. It looks at brackets and quotes only.</summary>
/// <remarks>
/// <para>What it passes over is read strictly later; here it need only end at the right byte when it is JSON.</para>
/// <para>64 bytes at a time become bits: quotes, backslashes, opening and closing brackets. Whether a byte is inside a string is the parity
/// of the quotes before it, which a carry-less multiplication gives for all 64 at once; brackets are counted, and looked at one by one
/// only where the depth might reach 0.</para>
/// </remarks>
internal struct ContainerScanner
{
    private int depth;

    // All ones while inside a string; 1 when the byte to come is escaped.
    private ulong inString;
    private ulong escapedNext;

    /// <summary>A scanner that stands inside an array or object already.</summary>
    public static ContainerScanner Inside => new() { depth = 1 };

    /// <summary>Goes on through more bytes, from the value's first byte the first time.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="consumed">How many were passed: up to and with the value's last byte, or all.</param>
    /// <returns>Whether the value ended.</returns>
    public bool Advance(ReadOnlySpan<byte> bytes, out int consumed)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        var at = 0;
        for (; at + 64 <= bytes.Length; at += 64)
            if (Block(ref Unsafe.Add(ref first, at), ulong.MaxValue, out var end))
            {
                consumed = at + end + 1;
                return true;
            }

        consumed = bytes.Length;
        if (at == bytes.Length)
            return false;
        // The rest is laid out in a block of its own; what is behind it does not count.
        Span<byte> rest = stackalloc byte[64];
        rest.Clear();
        bytes[at..].CopyTo(rest);
        if (!Block(ref MemoryMarshal.GetReference(rest), (1UL << (bytes.Length - at)) - 1, out var last))
            return false;
        consumed = at + last + 1;
        return true;
    }

    // True when the value ends in this block, and at which of its bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Block(ref byte block, ulong valid, out int end)
    {
        var low = Vector256.LoadUnsafe(ref block);
        var high = Vector256.LoadUnsafe(ref block, 32);
        var backslashes = Bits(low, high, (byte)'\\') & valid;
        var quotes = Bits(low, high, (byte)'"') & valid;
        if (backslashes != 0 || escapedNext != 0)
            quotes &= ~Escaped(backslashes, valid);
        var before = inString;
        var strings = PrefixXor(quotes) ^ before;
        inString = (ulong)((long)(valid == ulong.MaxValue ? strings : strings << (63 - BitOperations.Log2(valid))) >> 63);

        // { and [ differ from } and ] by 2, and from each other by 0x20.
        var folded = Vector256.Create((byte)0x20);
        var opens = Bits(low | folded, high | folded, (byte)'{') & valid & ~strings;
        var closes = Bits(low | folded, high | folded, (byte)'}') & valid & ~strings;
        var closing = BitOperations.PopCount(closes);
        if (depth - closing > 0)
        {
            depth += BitOperations.PopCount(opens) - closing;
            end = 0;
            return false;
        }

        return Carefully(opens, closes, depth == 0 ? quotes & ~strings : 0, out end);
    }

    // Bracket by bracket, and for a value that is a string the closing quote: one not followed by string.
    private bool Carefully(ulong opens, ulong closes, ulong closingQuotes, out int end)
    {
        for (var all = opens | closes | closingQuotes; all != 0; all &= all - 1)
        {
            var bit = all & (~all + 1);
            if ((opens & bit) != 0)
            {
                depth++;
                continue;
            }

            if ((closes & bit) != 0)
                depth--;
            if (depth > 0)
                continue;
            end = BitOperations.TrailingZeroCount(bit);
            return true;
        }

        end = 0;
        return false;
    }

    // The bytes that a backslash before them escapes; an escaped backslash escapes nothing.
    private ulong Escaped(ulong backslashes, ulong valid)
    {
        ulong escaped = 0;
        var carry = escapedNext;
        escapedNext = 0;
        if (carry != 0)
        {
            escaped = 1;
            backslashes &= ~1UL;
        }

        while (backslashes != 0)
        {
            var next = BitOperations.TrailingZeroCount(backslashes) + 1;
            if (next == 64 || (valid >> next & 1) == 0)
            {
                escapedNext = 1;
                break;
            }

            escaped |= 1UL << next;
            backslashes &= ~(3UL << (next - 1));
        }

        return escaped;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high, byte value) =>
        Vector256.Equals(low, Vector256.Create(value)).ExtractMostSignificantBits()
        | (ulong)Vector256.Equals(high, Vector256.Create(value)).ExtractMostSignificantBits() << 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixXor(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ bits << 32;
    }
}
