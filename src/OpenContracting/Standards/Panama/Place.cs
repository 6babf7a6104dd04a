namespace OpenContracting.Standards.Panama;

/// <summary>A province or comarca with the four numberings it goes by; three of them look alike and differ.</summary>
public sealed record Place
{
    /// <summary>Our own code, stable: <c>panama-oeste</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The Spanish name.</summary>
    public required string Es { get; init; }

    /// <summary>The English name.</summary>
    public required string En { get; init; }

    /// <summary>What it is.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>The ISO 3166-2 code (<c>PA-10</c>); null when it has none.</summary>
    public string? Iso { get; init; }

    /// <summary>The number the statistics institute (INEC) uses, the first two digits of its district codes.</summary>
    public string? Inec { get; init; }

    /// <summary>The first-level code of GeoNames.</summary>
    public string? GeoNames { get; init; }

    /// <summary>The number in an act's number (PP): where the purchasing unit is, never where the works are.</summary>
    public string? ProcessNumber { get; init; }

    /// <summary>For a comarca inside a province, the code of that province.</summary>
    public string? Parent { get; init; }

    /// <summary>Since when it exists; null for those older than the data.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Longitude of its capital, WGS84.</summary>
    public decimal? Longitude { get; init; }

    /// <summary>Latitude of its capital, WGS84.</summary>
    public decimal? Latitude { get; init; }

    /// <summary>Where this row comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The name in a language (<c>es</c> or <c>en</c>).</summary>
    public string Name(string language) => language == "en" ? En : Es;
}
