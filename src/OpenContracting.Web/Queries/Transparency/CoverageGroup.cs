using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Web.Queries.Transparency;

/// <summary>What a part of the nation's projects discloses of the core.</summary>
/// <param name="By">Which kind of part: <c>phase</c>, <c>province</c> or <c>sector</c>.</param>
/// <param name="Code">Which.</param>
/// <param name="Projects">Of how many projects.</param>
/// <param name="Core">Their core.</param>
/// <param name="Trend">Their core coverage in the last publications, the newest last; none before it was counted.</param>
public sealed record CoverageGroup(string By, string Code, long Projects, DisclosureShare Core, IReadOnlyList<TrendPoint> Trend)
{
    /// <summary>The kinds of parts, in the order they are told.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["phase", "province", "sector"];

    /// <summary>By how many points it changed from the publication before; null where there was none, or nothing was due in one of the two.</summary>
    public decimal? Change => Trend.Count < 2 ? null : 100 * (Trend[^1].Share - Trend[^2].Share);
}
