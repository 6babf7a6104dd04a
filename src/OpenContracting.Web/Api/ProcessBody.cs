namespace OpenContracting.Web.Api;

/// <summary>A contracting process of a published project.</summary>
public sealed record ProcessBody
{
    /// <summary>Its OCDS ocid; absent where it has none yet.</summary>
    public string? Ocid { get; init; }

    /// <summary>The number of the act in the procurement system.</summary>
    public string? Number { get; init; }

    /// <summary>The date of its latest release.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The OC4IDS id of its project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Where the project is, in this API.</summary>
    public required string ProjectUri { get; init; }

    /// <summary>Where its OCDS record package is.</summary>
    public string? RecordUri { get; init; }

    /// <summary>Where the package of its OCDS releases is.</summary>
    public string? ReleasesUri { get; init; }
}
