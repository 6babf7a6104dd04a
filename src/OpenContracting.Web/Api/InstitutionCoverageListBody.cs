namespace OpenContracting.Web.Api;

/// <summary>What all institutions disclose of the CoST standard.</summary>
public sealed record InstitutionCoverageListBody
{
    /// <summary>Names the way of counting; it changes when the same projects would give other numbers.</summary>
    public required string Method { get; init; }

    /// <summary>What the numbers are not.</summary>
    public required string Note { get; init; }

    /// <summary>The time the data speak of.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>How many institutions have published projects.</summary>
    public required int Publishing { get; init; }

    /// <summary>Of how many.</summary>
    public required int Of { get; init; }

    /// <summary>The same over all published projects.</summary>
    public required IReadOnlyList<CoverageShareBody> Nation { get; init; }

    /// <summary>Institutions, those that publish nothing among them.</summary>
    public required IReadOnlyList<InstitutionCoverageBody> Institutions { get; init; }
}
