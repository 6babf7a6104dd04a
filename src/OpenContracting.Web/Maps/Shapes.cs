using System.Text;
using System.Text.Json;

namespace OpenContracting.Web.Maps;

/// <summary>Panama's provinces and comarcas, and the coasts next to them, drawn once from the shapes beside this file.</summary>
public static class Shapes
{
    public static IReadOnlyList<Shape> Provinces { get; } = Read("Maps/provinces.geojson");

    public static IReadOnlyList<Shape> Neighbours { get; } = Read("Maps/neighbours.geojson");

    public static Shape? Province(string? code) => Provinces.FirstOrDefault(province => province.Code == code);

    private static Shape[] Read(string file)
    {
        using var stream = typeof(Shapes).Assembly.GetManifestResourceStream(file)!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(Draw)];
    }

    private static Shape Draw(JsonElement feature)
    {
        var path = new StringBuilder();
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        foreach (var polygon in feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray())
            foreach (var ring in polygon.EnumerateArray())
            {
                var command = 'M';
                foreach (var point in ring.EnumerateArray().SkipLast(1))
                {
                    var (x, y) = (Projection.X(point[0].GetDouble()), Projection.Y(point[1].GetDouble()));
                    path.Append(command).Append(Projection.Text(x)).Append(' ').Append(Projection.Text(y));
                    command = 'L';
                    (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
                }

                path.Append('Z');
            }

        var properties = feature.GetProperty("properties");
        var code = properties.TryGetProperty("code", out var value) ? value.GetString()! : "";
        return new Shape(code, properties.GetProperty("name").GetString()!, path.ToString(), left, top, right, bottom);
    }
}
