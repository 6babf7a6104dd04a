using OpenContracting.Web.Usage;

namespace OpenContracting.Web.Uses;

/// <summary>An indicator: a part of a whole, or one number.</summary>
/// <param name="Name">Its code; title and formula are texts.</param>
/// <param name="Part">How many of the whole.</param>
/// <param name="Whole">The whole.</param>
/// <param name="OfVisitors">Made of what visitors did: few are hidden.</param>
public sealed record StrategicIndicator(string Name, long Part, long Whole, bool OfVisitors = false)
{
    /// <summary>The number, where it is no part of a whole.</summary>
    public decimal? Number { get; init; }

    public bool IsHidden => OfVisitors && UsageCounts.Shown(Part) is null;
}
