namespace OpenContracting.Web.Api;

/// <summary>How much of what the mapping can fill is filled in the projects that a filter finds.</summary>
public sealed record CoverageBody
{
    public required long Projects { get; init; }
    public required long Processes { get; init; }

    /// <summary>The time the data speak of.</summary>
    public DateTimeOffset? DataAsOf { get; init; }
    public required IReadOnlyList<CoveredPathBody> Paths { get; init; }
}
