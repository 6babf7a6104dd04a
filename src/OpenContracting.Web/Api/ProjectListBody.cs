namespace OpenContracting.Web.Api;

/// <summary>A page of projects.</summary>
public sealed record ProjectListBody
{
    /// <summary>All that pass the filter, exactly.</summary>
    public required int Total { get; init; }
    public required int Limit { get; init; }
    public DateTimeOffset? DataAsOf { get; init; }
    public required IReadOnlyList<ProjectSummary> Projects { get; init; }

    /// <summary>Absent on the last page.</summary>
    public PageLinks? Links { get; init; }
}
