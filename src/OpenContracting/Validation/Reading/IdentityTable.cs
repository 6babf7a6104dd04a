namespace OpenContracting.Validation.Reading;

/// <summary>The identities seen so far and a number for each, which item had it first: 14 to 17 bytes an identity.</summary>
/// <remarks>
/// Ids are not kept, only their 64-bit hashes, seeded anew in each process: among ten million ids the chance that
/// two different ones are taken for equal is three in a million.
/// </remarks>
internal sealed class IdentityTable
{
    // Parts grow one at a time and by little, so that growing needs no second copy of the whole, and garbage of them is small and soon gone.
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

    private sealed class Part
    {
        private ulong[] hashes = new ulong[16];

        // The lowest bit says whether the first repeat was told of.
        private uint[] numbers = new uint[16];
        private int count;

        public bool Add(ulong hash, long number, out long first, out bool isSecond)
        {
            if (count >= hashes.Length * 17L / 20)
                Grow();
            var slot = Slot(hash);
            if (hashes[slot] == 0)
            {
                hashes[slot] = hash;
                numbers[slot] = (uint)number << 1;
                count++;
                (first, isSecond) = (number, false);
                return true;
            }

            first = numbers[slot] >> 1;
            isSecond = (numbers[slot] & 1) == 0;
            numbers[slot] |= 1;
            return false;
        }

        public long? Find(ulong hash)
        {
            var slot = Slot(hash);
            return hashes[slot] == 0 ? null : numbers[slot] >> 1;
        }

        private int Slot(ulong hash)
        {
            var slot = (int)((hash >> 1 & uint.MaxValue) * (ulong)hashes.Length >> 32);
            while (hashes[slot] != 0 && hashes[slot] != hash)
                slot = slot + 1 == hashes.Length ? 0 : slot + 1;
            return slot;
        }

        private void Grow()
        {
            var (oldHashes, oldNumbers) = (hashes, numbers);
            var length = oldHashes.Length < 256 ? oldHashes.Length * 2 : oldHashes.Length / 5 * 6;
            (hashes, numbers) = (new ulong[length], new uint[length]);
            for (var i = 0; i < oldHashes.Length; i++)
            {
                if (oldHashes[i] == 0)
                    continue;
                var slot = Slot(oldHashes[i]);
                (hashes[slot], numbers[slot]) = (oldHashes[i], oldNumbers[i]);
            }
        }
    }
}
