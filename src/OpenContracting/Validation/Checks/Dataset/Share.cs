using System.Globalization;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>Parts of a whole as notices show them.</summary>
internal static class Share
{
    /// <summary>Fewer values tell nothing about how a field is used.</summary>
    public const int LeastValues = 100;

    /// <summary>A share of 1 in per cent with one decimal.</summary>
    public static string Show(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0}%");
}
