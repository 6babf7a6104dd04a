namespace OpenContracting.Web.Api;

/// <summary>A publication.</summary>
public sealed record PublicationBody
{
    public required int Projects { get; init; }

    /// <summary>Projects with structural errors, kept out of the package.</summary>
    public required int LeftOut { get; init; }
    public required DateTimeOffset DataAsOf { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public string? Licence { get; init; }

    /// <summary>The structural errors for which projects were kept out.</summary>
    public required IReadOnlyList<FindingBody> LeftOutReasons { get; init; }

    /// <summary>What validation found in the projects that are published.</summary>
    public required IReadOnlyList<FindingBody> Findings { get; init; }
}
