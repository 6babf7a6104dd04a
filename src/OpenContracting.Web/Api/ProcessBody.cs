namespace OpenContracting.Web.Api;

/// <summary>A contracting process of a published project.</summary>
public sealed record ProcessBody
{
    public string? Ocid { get; init; }

    /// <summary>The number of the act in the procurement system.</summary>
    public string? Number { get; init; }

    /// <summary>The date of its latest release.</summary>
    public DateTimeOffset? Date { get; init; }
    public required string ProjectId { get; init; }
    public required string ProjectUri { get; init; }
    public string? RecordUri { get; init; }
    public string? ReleasesUri { get; init; }
}
