namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>The ids of a whole document as 64-bit hashes: eight bytes each, sorted once when all have gone by.</summary>
internal sealed class IdList
{
    private readonly List<ulong> hashes = [];
    private bool sorted;

    public int Count => hashes.Count;

    public void Add(ulong hash)
    {
        hashes.Add(hash);
        sorted = false;
    }

    public bool Contains(ulong hash)
    {
        if (!sorted)
            hashes.Sort();
        sorted = true;
        return hashes.BinarySearch(hash) >= 0;
    }
}
