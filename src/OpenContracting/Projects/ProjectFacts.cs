namespace OpenContracting.Projects;

/// <summary>What lists, search and statistics need of a project, all of it also in the object.</summary>
public sealed record ProjectFacts
{
    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The project's status code.</summary>
    public string? Status { get; init; }

    /// <summary>Sector codes, parents included.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>The project's type code.</summary>
    public string? Type { get; init; }

    /// <summary>The public authority's party id.</summary>
    public string? PublicAuthorityId { get; init; }

    /// <summary>The public authority's name.</summary>
    public string? PublicAuthorityName { get; init; }

    /// <summary>Provinces and comarcas (region of its locations).</summary>
    public IReadOnlyList<string> Provinces { get; init; } = [];

    /// <summary>The project's value: its budget, else its contracts, else its cost estimates.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The currency of <see cref="Amount"/>.</summary>
    public string? Currency { get; init; }

    /// <summary>Which of the three <see cref="Amount"/> is: <c>budget</c>, <c>contracts</c> or <c>estimates</c>.</summary>
    public string? AmountOf { get; init; }

    /// <summary>When the project begins.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Party ids of suppliers, in the order of <see cref="SupplierNames"/>.</summary>
    public IReadOnlyList<string> SupplierIds { get; init; } = [];

    /// <summary>Names of suppliers.</summary>
    public IReadOnlyList<string> SupplierNames { get; init; } = [];

    /// <summary>Ids of the contracting processes.</summary>
    public IReadOnlyList<string> ProcessIds { get; init; } = [];

    /// <summary>Numbers of the acts in the procurement system.</summary>
    public IReadOnlyList<string> ExternalReferences { get; init; } = [];
}
