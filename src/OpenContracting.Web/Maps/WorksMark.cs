using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Maps;

/// <summary>A mark on the map, in the drawing's units, for one work or several close together.</summary>
public sealed record WorksMark(double X, double Y, IReadOnlyList<ProjectPoint> Works)
{
    /// <summary>Its area grows with the works, so that ten look like ten times one.</summary>
    public double Radius => Math.Min(7 + (3 * Math.Sqrt(Works.Count - 1)), 26);

    /// <summary>The corners around its works, widened a little: what the list is narrowed to when the mark is chosen.</summary>
    public GeoBox Around => new(
        Works.Min(work => work.Longitude) - 0.001, Works.Min(work => work.Latitude) - 0.001,
        Works.Max(work => work.Longitude) + 0.001, Works.Max(work => work.Latitude) + 0.001);
}
