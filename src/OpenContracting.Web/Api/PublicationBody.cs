namespace OpenContracting.Web.Api;

/// <summary>A publication.</summary>
public sealed record PublicationBody
{
    /// <summary>Published projects.</summary>
    public required int Projects { get; init; }

    /// <summary>Projects with structural errors, kept out of the package.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The time the data speak of.</summary>
    public required DateTimeOffset DataAsOf { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The licence of the package, as a URI.</summary>
    public string? Licence { get; init; }

    /// <summary>The structural errors for which projects were kept out.</summary>
    public required IReadOnlyList<FindingBody> LeftOutReasons { get; init; }

    /// <summary>What validation found in the projects that are published.</summary>
    public required IReadOnlyList<FindingBody> Findings { get; init; }
}
