namespace OpenContracting.Storage.Projects;

/// <summary>A project's exact bytes, with the values people search and sort by as columns of their own.</summary>
public abstract class ProjectContent
{
    public required string ProjectId { get; set; }

    /// <summary>The OC4IDS project, UTF-8 JSON; empty for a project that ended.</summary>
    public required byte[] Json { get; set; }
    public required byte[] Hash { get; set; }

    /// <summary>The project's own <c>updated</c>.</summary>
    public DateTimeOffset? Updated { get; set; }

    // Searched columns.
    public string? Title { get; set; }
    public string? Description { get; set; }

    /// <summary>Title, description, places and parties in lower case without accents.</summary>
    public string SearchText { get; set; } = "";
    public string? Status { get; set; }
    public string? Type { get; set; }

    /// <summary>The first sector; all of them, parents included, are in <see cref="Sectors"/>.</summary>
    public string? Sector { get; set; }
    public List<string> Sectors { get; set; } = [];

    /// <summary>The first province; all of them are in <see cref="Provinces"/>.</summary>
    public string? Province { get; set; }
    public List<string> Provinces { get; set; } = [];

    /// <summary>Procurement methods of its contracting processes (<c>method.csv</c> of OCDS).</summary>
    public List<string> Procedures { get; set; } = [];

    /// <summary>The first of its places that is a point.</summary>
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }

    /// <summary>The year it began in, as first published: it stays, so that a project never moves between yearly files.</summary>
    public int Year { get; set; }
    public string? PublicAuthorityId { get; set; }
    public string? PublicAuthorityName { get; set; }

    /// <summary>Party ids of suppliers, and their names in the same order.</summary>
    public List<string> SupplierIds { get; set; } = [];
    public List<string> SupplierNames { get; set; } = [];
    public decimal? Value { get; set; }
    public string? Currency { get; set; }
    public DateTimeOffset? StartDate { get; set; }
    public DateTimeOffset? EndDate { get; set; }
    public int ContractingProcesses { get; set; }

    /// <summary>What validating it found, JSON (<see cref="ProjectFindings"/>); null until validated.</summary>
    public byte[]? Findings { get; set; }
}
