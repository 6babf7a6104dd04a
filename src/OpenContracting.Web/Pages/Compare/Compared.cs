using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.Web.Pages.Compare;

/// <summary>One of those set side by side.</summary>
public sealed record Compared
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Its own page, where the rows behind the figures are.</summary>
    public required string Address { get; init; }

    public required int Works { get; init; }

    public required int InExecution { get; init; }

    public required int Overdue { get; init; }

    public required Amount? Value { get; init; }

    public required Portfolio Contracts { get; init; }
}
