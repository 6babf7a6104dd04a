namespace OpenContracting.Web.Api;

/// <summary>A part of the index.</summary>
public sealed record IndexPartBody
{
    /// <summary>Its name within the edition: <c>index</c>, <c>4</c>, <c>4.1</c>.</summary>
    public required string Node { get; init; }

    /// <summary>What it is a part of; absent for the index.</summary>
    public string? Parent { get; init; }

    /// <summary>1 to 4; absent for the index.</summary>
    public int? Dimension { get; init; }

    /// <summary>What it is called.</summary>
    public required Translated Name { get; init; }

    /// <summary>Within its parent, 0 to 1; absent where it is not known. None is ever assumed.</summary>
    public decimal? Weight { get; init; }

    /// <summary>0 to 100; absent where it is not known or cannot be reckoned.</summary>
    public decimal? Score { get; init; }

    /// <summary>Of a worksheet: why there is no score, a sentence each.</summary>
    public IReadOnlyList<Translated>? Missing { get; init; }

    /// <summary>Where a score was read, or the evidence for it.</summary>
    public string? Source { get; init; }

    /// <summary>Where the evidence can be seen.</summary>
    public string? EvidenceUrl { get; init; }

    /// <summary>When the score was entered; absent in official editions.</summary>
    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>Whether a second reader agrees; absent as long as nobody read it.</summary>
    public bool? Confirmed { get; init; }
}
