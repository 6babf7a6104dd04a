using System.Globalization;

namespace OpenContracting.Web.Queries;

/// <summary>A box on the map, in degrees: <c>bbox=west,south,east,north</c>.</summary>
public sealed record GeoBox(double West, double South, double East, double North)
{
    /// <summary>Null when it is no box.</summary>
    public static GeoBox? Read(string text) =>
        Numbers.Read(text, 4) is [var west, var south, var east, var north]
        && west is >= -180 and <= 180 && east is >= -180 and <= 180 && south is >= -90 and <= 90 && north is >= -90 and <= 90 && west <= east && south <= north
            ? new GeoBox(west, south, east, north) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West},{South},{East},{North}");
}
