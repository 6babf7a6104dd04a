namespace OpenContracting.Publications.Bulk;

/// <summary>A bulk file as the manifest lists it.</summary>
public sealed record BulkFile
{
    /// <summary>Its name: <c>2024/projects.jsonl.gz</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where these very bytes are, as long as the publication's files are kept.</summary>
    public required string Uri { get; init; }

    /// <summary>Where the newest file of that name is.</summary>
    public required string Latest { get; init; }

    /// <summary>Which projects it holds: <c>full</c>, a year, or <c>changes</c>.</summary>
    public required string Period { get; init; }

    /// <summary>What is in it and how: <c>oc4ids.json.gz</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Its media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Projects, records, releases or changes in it.</summary>
    public required long Rows { get; init; }

    /// <summary>SHA-256 of its bytes, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Where its structure is described; null when its standard does.</summary>
    public string? Schema { get; init; }
}
