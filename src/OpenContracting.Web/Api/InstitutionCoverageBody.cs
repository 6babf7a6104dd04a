namespace OpenContracting.Web.Api;

/// <summary>What one institution discloses of the CoST standard.</summary>
public sealed record InstitutionCoverageBody
{
    /// <summary>The id that this portal gives the institution.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary><c>ministry</c>, <c>stateOrgan</c>, <c>decentralized</c>, <c>publicCompany</c>, <c>financialIntermediary</c>, <c>publicInterestAssociation</c> or <c>municipality</c>; absent where it is not in our list.</summary>
    public string? Kind { get; init; }

    /// <summary>Its published projects.</summary>
    public required long Projects { get; init; }

    /// <summary>When the newest of its projects was last updated.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Its place by core coverage among institutions of its kind that publish; absent when it publishes nothing.</summary>
    public int? Place { get; init; }

    /// <summary>Among how many the place is.</summary>
    public int? Peers { get; init; }

    /// <summary>By set, and within it by phase or module.</summary>
    public required IReadOnlyList<CoverageShareBody> Coverage { get; init; }

    /// <summary>The steps on its way into the data, in their order, and whether they were taken.</summary>
    public required IReadOnlyDictionary<string, bool> Steps { get; init; }

    /// <summary>Core coverage in the last publications, the newest last; in lists absent.</summary>
    public IReadOnlyList<CoverageTrendBody>? Trend { get; init; }

    /// <summary>Core elements its projects lack, first what would raise the core most; in lists absent.</summary>
    public IReadOnlyList<CoverageGapBody>? Gaps { get; init; }
}
