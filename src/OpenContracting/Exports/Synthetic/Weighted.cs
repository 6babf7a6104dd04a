namespace OpenContracting.Exports.Synthetic;

/// <summary>Things of which some are met more often than others.</summary>
internal sealed class Weighted<T>
{
    private readonly T[] things;
    private readonly double[] upTo;

    public Weighted(IEnumerable<(T Thing, double Weight)> weighted)
    {
        var all = weighted.ToArray();
        things = [.. all.Select(one => one.Thing)];
        upTo = new double[all.Length];
        var sum = 0.0;
        for (var i = 0; i < all.Length; i++)
            upTo[i] = sum += all[i].Weight;
    }

    public T Pick(ref Dice dice)
    {
        var found = Array.BinarySearch(upTo, dice.Fraction() * upTo[^1]);
        return things[found < 0 ? ~found : Math.Min(found + 1, things.Length - 1)];
    }
}
