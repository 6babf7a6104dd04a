namespace OpenContracting.Web.Queries;

/// <summary>Where a project is, in degrees.</summary>
public sealed record ProjectPoint(string ProjectId, string? Title, double Longitude, double Latitude);
