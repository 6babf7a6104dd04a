namespace OpenContracting.People.Committees;

/// <summary>Where a picture was taken, about: to a thousandth of a degree, some 110 metres. A house cannot be told from it, a work can.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record CoarsePosition(decimal Latitude, decimal Longitude)
{
    private const int Decimals = 3;

    /// <summary>Rounds a position, whatever its precision; null when a part is missing or it is no place on earth.</summary>
    public static CoarsePosition? Of(decimal? latitude, decimal? longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180
            ? new(Math.Round(latitude.Value, Decimals), Math.Round(longitude.Value, Decimals)) : null;
}
