using System.Globalization;

namespace OpenContracting.Web.Maps;

/// <summary>From degrees to the drawing's units: equirectangular, true at Panama's middle latitude, 1,000 units wide.</summary>
public static class Projection
{
    public const double Width = 1000;

    private const double West = -83.12, East = -77.08, North = 9.75, South = 7.1;
    private const double Scale = Width / (East - West);
    private static readonly double Stretch = 1 / Math.Cos(8.5 * Math.PI / 180);

    public static double Height { get; } = Math.Round((North - South) * Scale * Stretch);

    public static double X(double longitude) => (longitude - West) * Scale;

    public static double Y(double latitude) => (North - latitude) * Scale * Stretch;

    public static bool Shows(double longitude, double latitude) =>
        longitude is > West and < East && latitude is > South and < North;

    public static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
