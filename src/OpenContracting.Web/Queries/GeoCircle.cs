using System.Globalization;

namespace OpenContracting.Web.Queries;

/// <summary>A circle on the map: <c>near=latitude,longitude,kilometres</c>.</summary>
public sealed record GeoCircle(double Latitude, double Longitude, double Kilometres)
{
    /// <summary>Of a degree of latitude; of longitude near the place, times <see cref="Narrowing"/>.</summary>
    public const double KilometresOfADegree = 111.32;

    public double Narrowing => Math.Cos(Latitude * Math.PI / 180);

    /// <summary>Whether a point is in it: as <see cref="ProjectFilter"/> has the database reckon.</summary>
    public bool Holds(double latitude, double longitude)
    {
        var height = Kilometres / KilometresOfADegree;
        return latitude >= Latitude - height && latitude <= Latitude + height
            && ((latitude - Latitude) * (latitude - Latitude)) + ((longitude - Longitude) * Narrowing * (longitude - Longitude) * Narrowing) <= height * height;
    }

    /// <summary>Null when it is no circle.</summary>
    public static GeoCircle? Read(string text) =>
        Numbers.Read(text, 3) is [var latitude and >= -90 and <= 90, var longitude and >= -180 and <= 180, var kilometres and > 0 and <= 1000]
            ? new GeoCircle(latitude, longitude, kilometres) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude},{Longitude},{Kilometres}");
}
