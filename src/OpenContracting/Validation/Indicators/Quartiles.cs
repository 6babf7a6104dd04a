namespace OpenContracting.Validation.Indicators;

/// <summary>Quartiles, and the fences beyond which a value is an outlier: 1.5 times the distance of the quartiles from each.</summary>
/// <remarks>
/// Quantiles are of Hyndman and Fan's type 8 (median-unbiased), as those of the library that Cardinal uses. Values are sorted first, so
/// their order does not matter.
/// </remarks>
/// <param name="Q1">The first quartile.</param>
/// <param name="Q3">The third quartile.</param>
public readonly record struct Quartiles(double Q1, double Q3)
{
    /// <summary>Outliers are at or below it.</summary>
    public double LowerFence => Q1 - 1.5 * (Q3 - Q1);

    /// <summary>Outliers are at or above it.</summary>
    public double UpperFence => Q3 + 1.5 * (Q3 - Q1);

    /// <summary>The quartiles of values; null of none.</summary>
    public static Quartiles? Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? null : new(Quantile(sorted, 0.25), Quantile(sorted, 0.75));
    }

    /// <summary>A quantile of values in rising order.</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var position = (sorted.Length + 1 / 3.0) * share + 1 / 3.0;
        var whole = (int)position;
        if (whole <= 0 || share == 0)
            return sorted[0];
        if (whole >= sorted.Length || share == 1)
            return sorted[^1];
        return sorted[whole - 1] + (position - whole) * (sorted[whole] - sorted[whole - 1]);
    }
}
