namespace OpenContracting.People.Cases;

/// <summary>Counts of people are shown only where they are many enough that none of them stands out.</summary>
public static class SmallNumbers
{
    /// <summary>The smallest count that is shown.</summary>
    public const int Smallest = 5;

    /// <summary>The counts of the groups of one whole, null for those not shown.</summary>
    /// <remarks>One group alone that is hidden could be had by taking the others from the total, so the next smallest is hidden with it.</remarks>
    public static IReadOnlyDictionary<TKey, int?> Of<TKey>(IReadOnlyDictionary<TKey, int> counts)
        where TKey : notnull
    {
        var hidden = counts.Where(count => count.Value is > 0 and < Smallest).Select(count => count.Key).ToHashSet();
        if (hidden.Count == 1)
            foreach (var next in counts.Where(count => count.Value >= Smallest).OrderBy(count => count.Value).Take(1))
                hidden.Add(next.Key);
        return counts.ToDictionary(count => count.Key, count => hidden.Contains(count.Key) ? null : (int?)count.Value);
    }
}
