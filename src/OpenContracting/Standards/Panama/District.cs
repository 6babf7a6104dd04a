namespace OpenContracting.Standards.Panama;

/// <summary>A district, with the point of its main town. Boundaries are not at hand under an open licence.</summary>
public sealed record District
{
    /// <summary>The four digits of the statistics institute (INEC): province and district.</summary>
    public required string Code { get; init; }

    /// <summary>The name; Santa Fe stands for two districts in two provinces.</summary>
    public required string Name { get; init; }

    /// <summary>The code of its province: <see cref="Place.Code"/>.</summary>
    public required string Province { get; init; }

    /// <summary>First- and second-level code of GeoNames: <c>13.1301</c>.</summary>
    public required string GeoNames { get; init; }

    /// <summary>Whether it has a municipality; Guna Yala has its congress instead.</summary>
    public required bool IsMunicipality { get; init; }

    /// <summary>The year since which it exists; null where unknown or older than the data.</summary>
    public int? ValidFrom { get; init; }

    /// <summary>The place whose point this is.</summary>
    public required string PointOf { get; init; }

    /// <summary>Longitude, WGS84.</summary>
    public required decimal Longitude { get; init; }

    /// <summary>Latitude, WGS84.</summary>
    public required decimal Latitude { get; init; }

    /// <summary>Where this row comes from, with its licence.</summary>
    public required string Source { get; init; }
}
