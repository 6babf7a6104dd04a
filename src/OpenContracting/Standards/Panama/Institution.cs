namespace OpenContracting.Standards.Panama;

/// <summary>A public institution of Panama that buys.</summary>
public sealed record Institution
{
    /// <summary>Our own short id, stable: <c>mop</c>, <c>municipio-arraijan</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Budget area and institution as in its acts' numbers (<c>0-09</c>); null until seen there.</summary>
    public string? Code { get; init; }

    /// <summary>The official name.</summary>
    public required string Name { get; init; }

    /// <summary>The initials people know it by; null when it has none.</summary>
    public string? ShortName { get; init; }

    /// <summary>Which part of the public sector it belongs to.</summary>
    public required InstitutionKind Kind { get; init; }

    /// <summary>For a municipality, the code of its province: <see cref="Place.Code"/>.</summary>
    public string? Province { get; init; }

    /// <summary>For a municipality, the code of its district: <see cref="District.Code"/>.</summary>
    public string? District { get; init; }

    /// <summary>Its taxpayer number; null until seen.</summary>
    public string? Ruc { get; init; }

    /// <summary>Other names it goes by in data.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Where this row comes from.</summary>
    public required string Source { get; init; }
}
