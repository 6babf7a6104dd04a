using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenContracting.Publications.Bulk;

/// <summary>Writes projects as a GeoJSON feature collection (RFC 7946) while they arrive; those without a place have a null geometry.</summary>
public sealed class ProjectGeoJson : IDisposable
{
    private const int FlushAt = 1 << 16;

    private readonly Utf8JsonWriter json;

    /// <summary>Writes the head.</summary>
    public ProjectGeoJson(Stream output)
    {
        json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
    }

    /// <summary>How many features were written.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes one feature.</summary>
    public void Add(ProjectLine line)
    {
        Rows++;
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", line.Id);
        json.WritePropertyName("geometry");
        WriteGeometry(line);
        json.WriteStartObject("properties");
        foreach (var column in ProjectColumn.All)
            WriteProperty(column, line);
        json.WriteEndObject();
        json.WriteEndObject();
        if (json.BytesPending > FlushAt)
            json.Flush();
    }

    /// <summary>Writes the end.</summary>
    public void Finish()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    /// <inheritdoc />
    public void Dispose() => json.Dispose();

    private void WriteGeometry(ProjectLine line)
    {
        if (line is not { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(longitude);
        json.WriteNumberValue(latitude);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteProperty(ProjectColumn column, ProjectLine line)
    {
        switch (column.Value(line))
        {
            case null:
                break;
            case int number:
                json.WriteNumber(column.Name, number);
                break;
            case decimal amount:
                json.WriteNumber(column.Name, amount);
                break;
            case double degrees:
                json.WriteNumber(column.Name, degrees);
                break;
            default:
                json.WriteString(column.Name, column.Text(line));
                break;
        }
    }
}
