namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>Counts values of which only the frequent ones matter, in memory that does not grow with the document.</summary>
/// <typeparam name="T">A value.</typeparam>
/// <remarks>
/// As long as there are few different values every count is exact. When there are more than fit, one is taken off every count to make room
/// (Misra and Gries): a count is then too small by at most one in <see cref="Most"/> of all values, a hundredth of a percent.
/// </remarks>
internal sealed class FrequentValues<T>
    where T : IEquatable<T>
{
    private const int Most = 10_000;

    private readonly Dictionary<T, long> counts = [];

    /// <summary>How many values were counted.</summary>
    public long Total { get; private set; }

    /// <summary>The values kept and how often each occurred.</summary>
    public IReadOnlyDictionary<T, long> Counts => counts;

    public void Add(T value)
    {
        Total++;
        if (counts.TryGetValue(value, out var count) || counts.Count < Most)
            counts[value] = count + 1;
        else
            TakeOneOffEach();
    }

    private void TakeOneOffEach()
    {
        foreach (var (value, count) in counts)
            if (count == 1)
                counts.Remove(value);
            else
                counts[value] = count - 1;
    }
}
