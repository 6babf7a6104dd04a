using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Maps;

/// <summary>The works a search found, on the country: provinces by count, and a mark where works have coordinates.</summary>
/// <remarks>Works closer together than a finger is wide on a phone share a mark, which says how many they are.</remarks>
public sealed class WorksMap(CountryMap country, IReadOnlyList<ProjectPoint> points, int placed, int all)
{
    /// <summary>More than the country will have for long; each is a few numbers.</summary>
    public const int MostPoints = 100_000;

    private const double Cell = 22;

    public CountryMap Country => country;

    /// <summary>Works without coordinates: they are in the list and in the shades, not among the marks.</summary>
    public int Unplaced => all - placed;

    public int Placed => placed;

    public IReadOnlyList<WorksMark> Marks { get; } =
    [
        .. points.Where(point => Projection.Shows(point.Longitude, point.Latitude))
            .Select(point => (point, x: Projection.X(point.Longitude), y: Projection.Y(point.Latitude)))
            .GroupBy(placed => ((int)(placed.x / Cell), (int)(placed.y / Cell)))
            .Select(group => new WorksMark(
                group.Average(placed => placed.x), group.Average(placed => placed.y), [.. group.Select(placed => placed.point)])),
    ];
}
