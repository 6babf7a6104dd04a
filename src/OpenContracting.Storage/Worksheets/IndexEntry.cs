namespace OpenContracting.Storage.Worksheets;

/// <summary>A score that somebody entered in a worksheet, with its evidence and what the second reader said. The newest of an indicator counts; none is ever changed but for its one reading.</summary>
public sealed class IndexEntry
{
    public const int LongestText = 4000;
    public const int LongestUrl = 1000;

    public int Id { get; set; }
    public required int EditionId { get; set; }
    public required string Node { get; set; }

    /// <summary>The institution's id; null for the country.</summary>
    public string? Institution { get; set; }
    public required decimal Score { get; set; }
    public required string Evidence { get; set; }
    public string? EvidenceUrl { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>A person's id; never published.</summary>
    public required string By { get; set; }

    /// <summary>Whether the second reader agrees; null as long as nobody read it.</summary>
    public bool? Confirmed { get; set; }
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Another person's id; never published.</summary>
    public string? ReadBy { get; set; }

    /// <summary>The score of who disputes, and the reason.</summary>
    public decimal? OtherScore { get; set; }
    public string? Reason { get; set; }
}
