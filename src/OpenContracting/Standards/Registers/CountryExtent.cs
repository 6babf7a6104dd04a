namespace OpenContracting.Standards.Registers;

/// <summary>The smallest box of meridians and parallels that holds a country's land.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Es">The Spanish name.</param>
/// <param name="En">The English name.</param>
/// <param name="West">Least longitude.</param>
/// <param name="South">Least latitude.</param>
/// <param name="East">Greatest longitude.</param>
/// <param name="North">Greatest latitude.</param>
public sealed record CountryExtent(
    string Code, string Es, string En, decimal West, decimal South, decimal East, decimal North)
{
    // Ports, bridges and cables go some way out to sea, and the outlines are drawn coarsely.
    private const decimal Margin = 0.5m;

    /// <summary>Whether a point lies in the country or close to its shore.</summary>
    public bool Contains(decimal longitude, decimal latitude) =>
        longitude >= West - Margin && longitude <= East + Margin && latitude >= South - Margin && latitude <= North + Margin;
}
