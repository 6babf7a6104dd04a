namespace OpenContracting.Web.Api;

/// <summary>A picture of a visit: where it is had, what is seen, and about where it was taken (a thousandth of a degree).</summary>
public sealed record VisitPhotoBody(string Uri, string Description, decimal? Latitude, decimal? Longitude);
