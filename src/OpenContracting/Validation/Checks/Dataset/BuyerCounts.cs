namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>How often each buyer occurs: a hash and a number of each, and the ids of the first so that they can be shown.</summary>
internal sealed class BuyerCounts
{
    private const int MostTexts = 10_000;

    private readonly Dictionary<ulong, int> counts = [];
    private readonly Dictionary<ulong, string> texts = [];

    /// <summary>How many there are in all, repeats included.</summary>
    public int Total { get; private set; }

    /// <summary>The share of buyers that occur only once.</summary>
    public double ShareOfSingle => (double)counts.Values.Count(count => count == 1) / counts.Count;

    /// <summary>The most frequent buyer and its share of all.</summary>
    public (string Id, double Share) Largest
    {
        get
        {
            var (hash, count) = counts.MaxBy(pair => pair.Value);
            return (texts.GetValueOrDefault(hash, "…"), (double)count / Total);
        }
    }

    public void Add(BuyerId buyer)
    {
        Total++;
        counts[buyer.Hash] = counts.GetValueOrDefault(buyer.Hash) + 1;
        if (texts.Count < MostTexts)
            texts.TryAdd(buyer.Hash, buyer.Text);
    }
}
