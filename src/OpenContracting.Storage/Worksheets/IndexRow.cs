namespace OpenContracting.Storage.Worksheets;

/// <summary>A row of an edition's file, as it was read.</summary>
public sealed class IndexRow
{
    public int ImportId { get; set; }

    /// <summary>Its place in the file.</summary>
    public required int Position { get; set; }
    public required string Node { get; set; }
    public string? Parent { get; set; }
    public required string Spanish { get; set; }
    public required string English { get; set; }

    /// <summary>The institution's id; null for the country.</summary>
    public string? Institution { get; set; }

    /// <summary>Within its parent, 0 to 1; null where it is not known.</summary>
    public decimal? Weight { get; set; }

    /// <summary>0 to 100, of official editions alone; null where it is not known.</summary>
    public decimal? Score { get; set; }
    public required string Source { get; set; }
}
