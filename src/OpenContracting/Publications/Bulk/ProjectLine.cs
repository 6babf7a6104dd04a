namespace OpenContracting.Publications.Bulk;

/// <summary>A published project as one row of a table: what fits in one; the whole is the JSON.</summary>
public sealed record ProjectLine
{
    /// <summary>The project's id.</summary>
    public required string Id { get; init; }

    /// <summary>Counts up from 1 with every published change.</summary>
    public required int Version { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The code of its status.</summary>
    public string? Status { get; init; }

    /// <summary>The code of its type.</summary>
    public string? Type { get; init; }

    /// <summary>The codes of its sectors, parents included.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>Its provinces and comarcas.</summary>
    public IReadOnlyList<string> Provinces { get; init; } = [];

    /// <summary>The latitude of its first point.</summary>
    public double? Latitude { get; init; }

    /// <summary>The longitude of its first point.</summary>
    public double? Longitude { get; init; }

    /// <summary>The id its public authority goes by across projects.</summary>
    public string? AuthorityId { get; init; }

    /// <summary>The public authority's name.</summary>
    public string? AuthorityName { get; init; }

    /// <summary>Names of suppliers.</summary>
    public IReadOnlyList<string> Suppliers { get; init; } = [];

    /// <summary>Procurement methods of its processes.</summary>
    public IReadOnlyList<string> Procedures { get; init; } = [];

    /// <summary>Its value.</summary>
    public decimal? Value { get; init; }

    /// <summary>The currency of its value.</summary>
    public string? Currency { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>How many contracting processes it has.</summary>
    public int ContractingProcesses { get; init; }

    /// <summary>The year of the yearly files it is in.</summary>
    public int Year { get; init; }

    /// <summary>The project's own <c>updated</c>.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>When its present version was published.</summary>
    public DateTimeOffset Published { get; init; }
}
