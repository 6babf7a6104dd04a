using System.Buffers;

namespace OpenContracting.Validation.Reading;

/// <summary>The identities seen so far and a number for each, which item had it first: 14 to 17 bytes an identity once there are many.</summary>
/// <remarks>
/// Ids are not kept, only their 64-bit hashes, seeded anew in each process: among ten million ids the chance that
/// two different ones are taken for equal is three in a million.
/// </remarks>
internal sealed class IdentityTable
{
    // Parts grow one at a time and by little, and keep what they have: a table that was copied to grow would leave garbage of several times its size.
    private const int PartBits = 8;

    private readonly Part?[] parts = new Part?[1 << PartBits];

    /// <summary>How many different ones were entered.</summary>
    public int Count { get; private set; }

    /// <summary>Enters an identity.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="number">The number to keep with it, of 31 bits: mostly the item's.</param>
    /// <param name="first">The number kept with it when it was entered first.</param>
    /// <param name="isSecond">Whether this is the first repeat.</param>
    /// <returns>Whether it was new.</returns>
    public bool Add(ulong hash, long number, out long first, out bool isSecond)
    {
        // 0 marks a free slot.
        hash |= 1;
        var isNew = (parts[hash >> (64 - PartBits)] ??= new Part()).Add(hash, number, out first, out isSecond);
        Count += isNew ? 1 : 0;
        return isNew;
    }

    /// <summary>The number kept with an identity; null when it was not entered.</summary>
    public long? Find(ulong hash) => parts[(hash |= 1) >> (64 - PartBits)]?.Find(hash);

    /// <summary>The identities whose hashes begin alike, in the order of their hashes but for a few places.</summary>
    private sealed class Part
    {
        private readonly List<Block> blocks = [new()];
        private int count;

        private int Length => blocks.Count * Block.Length;

        public bool Add(ulong hash, long number, out long first, out bool isSecond)
        {
            if (count >= Length * 22L / 25)
                Grow();
            var (block, slot) = Find(hash, out var isNew);
            if (isNew)
            {
                (block.Hashes[slot], block.Numbers[slot]) = (hash, (uint)number << 1);
                count++;
                (first, isSecond) = (number, false);
                return true;
            }

            first = block.Numbers[slot] >> 1;
            isSecond = (block.Numbers[slot] & 1) == 0;
            block.Numbers[slot] |= 1;
            return false;
        }

        public long? Find(ulong hash)
        {
            var (block, slot) = Find(hash, out var isNew);
            return isNew ? null : block.Numbers[slot] >> 1;
        }

        // Its slot, or the free one where it is to stand.
        private (Block Block, int Slot) Find(ulong hash, out bool isNew)
        {
            var place = (int)((hash >> 1 & uint.MaxValue) * (ulong)Length >> 32);
            while (true)
            {
                var (block, slot) = (blocks[place / Block.Length], place % Block.Length);
                if (block.Hashes[slot] == 0 || block.Hashes[slot] == hash)
                {
                    isNew = block.Hashes[slot] == 0;
                    return (block, slot);
                }

                place = place + 1 == Length ? 0 : place + 1;
            }
        }

        private void Grow()
        {
            var (hashes, numbers) = (ArrayPool<ulong>.Shared.Rent(count), ArrayPool<uint>.Shared.Rent(count));
            var taken = 0;
            foreach (var block in blocks)
                taken = block.Take(hashes, numbers, taken);
            for (var fresh = Math.Max(1, blocks.Count / 6); fresh > 0; fresh--)
                blocks.Add(new Block());
            for (var i = 0; i < taken; i++)
            {
                var (block, slot) = Find(hashes[i], out _);
                (block.Hashes[slot], block.Numbers[slot]) = (hashes[i], numbers[i]);
            }

            ArrayPool<ulong>.Shared.Return(hashes);
            ArrayPool<uint>.Shared.Return(numbers);
        }
    }

    private sealed class Block
    {
        public const int Length = 128;

        public ulong[] Hashes { get; } = new ulong[Length];

        /// <summary>The lowest bit says whether the first repeat was told of.</summary>
        public uint[] Numbers { get; } = new uint[Length];

        /// <summary>Empties it into larger arrays.</summary>
        /// <returns>How many these hold now.</returns>
        public int Take(ulong[] hashes, uint[] numbers, int taken)
        {
            for (var slot = 0; slot < Length; slot++)
                if (Hashes[slot] != 0)
                    (hashes[taken], numbers[taken++]) = (Hashes[slot], Numbers[slot]);
            Array.Clear(Hashes);
            return taken;
        }
    }
}
