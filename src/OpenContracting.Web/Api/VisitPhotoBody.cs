namespace OpenContracting.Web.Api;

/// <summary>A picture of a visit: where it is had, what is seen, and about where it was taken (a thousandth of a degree).</summary>
/// <param name="Uri">Where the picture is.</param>
/// <param name="Description">What is seen, in words.</param>
/// <param name="Latitude">Degrees north (WGS 84), to three decimals; absent where it was not told.</param>
/// <param name="Longitude">Degrees east (WGS 84), to three decimals.</param>
public sealed record VisitPhotoBody(string Uri, string Description, decimal? Latitude, decimal? Longitude);
