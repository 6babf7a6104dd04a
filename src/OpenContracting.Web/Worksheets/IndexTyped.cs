namespace OpenContracting.Web.Worksheets;

/// <summary>What somebody typed in the form of an indicator.</summary>
public sealed class IndexTyped
{
    public string? Node { get; set; }

    /// <summary>Whether the indicator is scored once for the country.</summary>
    public bool Country { get; set; }
    public string? Score { get; set; }
    public string? Evidence { get; set; }
    public string? Url { get; set; }

    /// <summary>The score that a second reader speaks of, by its number.</summary>
    public int Entry { get; set; }
    public string? OtherScore { get; set; }
    public string? Reason { get; set; }
}
