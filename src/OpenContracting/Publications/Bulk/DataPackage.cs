using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenContracting.Publications.Bulk;

/// <summary>Writes the <c>datapackage.json</c> (Tabular Data Package) that describes the table of projects.</summary>
public static class DataPackage
{
    /// <param name="metadata">Who publishes under which licence.</param>
    /// <param name="path">The CSV file's name.</param>
    public static byte[] Write(PackageMetadata metadata, string path)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("profile", "tabular-data-package");
            json.WriteString("name", "opencontracting-panama-projects");
            json.WriteString("homepage", metadata.Uri);
            json.WriteString("created", metadata.PublishedDate.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
            if (metadata.License is not null)
            {
                json.WriteStartArray("licenses");
                json.WriteStartObject();
                json.WriteString("path", metadata.License);
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteStartArray("resources");
            WriteResource(json, path);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteResource(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("name", "projects");
        json.WriteString("path", path);
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in ProjectColumn.All)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type);
            json.WriteString("title", column.Title("es"));
            json.WriteString("title_en", column.Title("en"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("primaryKey", "id");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
