namespace OpenContracting.Web.Api;

/// <summary>A page of projects.</summary>
public sealed record ProjectListBody
{
    /// <summary>All that pass the filter, exactly.</summary>
    public required int Total { get; init; }

    /// <summary>How many at most on a page.</summary>
    public required int Limit { get; init; }

    /// <summary>The time the data speak of; absent before the first publication.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>Those of the page, in the order of <c>sort</c>.</summary>
    public required IReadOnlyList<ProjectSummary> Projects { get; init; }

    /// <summary>Absent on the last page.</summary>
    public PageLinks? Links { get; init; }
}
