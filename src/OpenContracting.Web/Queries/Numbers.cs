using System.Globalization;

namespace OpenContracting.Web.Queries;

/// <summary>Numbers joined with commas.</summary>
internal static class Numbers
{
    /// <summary>Null when they are not that many, or one is no number.</summary>
    public static double[]? Read(string text, int count)
    {
        var parts = text.Split(',');
        var numbers = new double[parts.Length];
        for (var index = 0; index < parts.Length; index++)
            if (!double.TryParse(parts[index], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[index]) || !double.IsFinite(numbers[index]))
                return null;
        return numbers.Length == count ? numbers : null;
    }
}
