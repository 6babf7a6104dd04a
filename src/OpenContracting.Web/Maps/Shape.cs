namespace OpenContracting.Web.Maps;

/// <summary>A shape of the map as an SVG path, with the box around it.</summary>
public sealed record Shape(string Code, string Name, string Path, double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;
}
