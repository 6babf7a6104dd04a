namespace OpenContracting.Web.Api;

/// <summary>How much of what the mapping can fill is filled in the projects that a filter finds.</summary>
public sealed record CoverageBody
{
    /// <summary>How many projects the filter finds.</summary>
    public required long Projects { get; init; }

    /// <summary>How many contracting processes they have.</summary>
    public required long Processes { get; init; }

    /// <summary>The time the data speak of.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>Every path that the mapping can fill, in the order of the mapping.</summary>
    public required IReadOnlyList<CoveredPathBody> Paths { get; init; }
}
