namespace OpenContracting.Validation.Reading;

/// <summary>The identities seen so far and which item had each first: 12 bytes a slot, three slots in four used at most.</summary>
/// <remarks>
/// Ids are not kept, only their 64-bit hashes, seeded anew in each process: among ten million ids the chance that
/// two different ones are taken for equal is three in a million.
/// </remarks>
internal sealed class IdentityTable
{
    private ulong[] hashes = new ulong[1024];
    private uint[] firsts = new uint[1024];
    private int count;

    /// <summary>How many different ones were entered.</summary>
    public int Count => count;

    /// <summary>Enters an identity.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="ordinal">The item.</param>
    /// <param name="first">The item that had it first.</param>
    /// <param name="isSecond">Whether this is the first repeat.</param>
    /// <returns>Whether it was new.</returns>
    public bool Add(ulong hash, long ordinal, out long first, out bool isSecond)
    {
        if (count >= hashes.Length / 4 * 3)
            Grow();
        // 0 marks a free slot; the lowest bit of a slot's ordinal says whether the repeat was told of.
        hash |= 1;
        var slot = Slot(hash);
        if (hashes[slot] == 0)
        {
            hashes[slot] = hash;
            firsts[slot] = (uint)ordinal << 1;
            count++;
            (first, isSecond) = (ordinal, false);
            return true;
        }

        first = firsts[slot] >> 1;
        isSecond = (firsts[slot] & 1) == 0;
        firsts[slot] |= 1;
        return false;
    }

    private int Slot(ulong hash)
    {
        var mask = hashes.Length - 1;
        var slot = (int)(hash >> 20) & mask;
        while (hashes[slot] != 0 && hashes[slot] != hash)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (oldHashes, oldFirsts) = (hashes, firsts);
        hashes = new ulong[oldHashes.Length * 2];
        firsts = new uint[oldHashes.Length * 2];
        for (var i = 0; i < oldHashes.Length; i++)
        {
            if (oldHashes[i] == 0)
                continue;
            var slot = Slot(oldHashes[i]);
            hashes[slot] = oldHashes[i];
            firsts[slot] = oldFirsts[i];
        }
    }
}
