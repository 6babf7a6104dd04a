namespace OpenContracting.Web.Queries.Transparency;

/// <summary>Core coverage in one publication.</summary>
public sealed record TrendPoint(DateTimeOffset DataAsOf, long Projects, long Disclosed, long Due)
{
    /// <summary>The share of what is due that is disclosed, 0 to 1; null when nothing is due.</summary>
    public decimal? Share => Due == 0 ? null : Math.Floor(1000m * Disclosed / Due) / 1000;
}
