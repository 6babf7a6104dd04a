namespace OpenContracting.Web.Queries;

/// <summary>The country at a glance.</summary>
public sealed record CountryFigures
{
    public required int Works { get; init; }
    public required Amount? Value { get; init; }
    public required int InExecution { get; init; }
    public required int Overdue { get; init; }
    public required int Institutions { get; init; }
    public required int ChangedThisWeek { get; init; }
}
