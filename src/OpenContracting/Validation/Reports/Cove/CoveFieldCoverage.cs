using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Validation.Reports.Cove;

/// <summary>The project schema with references followed, our titles, and how often each field is filled.</summary>
internal static class CoveFieldCoverage
{
    private static readonly HashSet<string> OurWords = ["title", "description", "$ref", "definitions", "properties", "items"];

    public static void Write(Utf8JsonWriter writer, CoveFindings findings)
    {
        if (findings.Report.Version is not { } version || version.Standard != Standard.Oc4ids)
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
            return;
        }

        var schema = StandardSchema.Load(version, DocumentKind.Project);
        var counts = findings.Report.Fields.ToDictionary(field => field.Path, StringComparer.Ordinal);
        WriteValue(schema.Root, "", null);

        void WriteValue(JsonElement facts, string path, SchemaField? field)
        {
            var target = schema.Follow(facts);
            writer.WriteStartObject();
            if (field is not null)
            {
                writer.WriteString("title", field.Title(findings.Language));
                NoticeJson.WriteIfGiven(writer, "description", field.Description(findings.Language));
            }

            foreach (var keyword in target.EnumerateObject().Where(keyword => !OurWords.Contains(keyword.Name)))
                keyword.WriteTo(writer);
            if (target.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Object)
            {
                writer.WritePropertyName("items");
                WriteValue(items, path, null);
            }

            if (target.TryGetProperty("properties", out var properties))
            {
                writer.WriteStartObject("properties");
                foreach (var property in properties.EnumerateObject())
                {
                    var inner = $"{path}/{property.Name}";
                    writer.WritePropertyName(property.Name);
                    WriteValue(property.Value, inner, schema.Fields.Find(inner));
                }

                writer.WriteEndObject();
            }

            if (field is not null)
                WriteCoverage(counts.GetValueOrDefault(path) ?? new FieldCoverage(path, 0, 0));
            writer.WriteEndObject();
        }

        void WriteCoverage(FieldCoverage count)
        {
            writer.WriteStartObject("coverage");
            writer.WriteNumber("checks", count.Possible);
            writer.WriteNumber("successes", count.Filled);
            writer.WriteNumber("percentage", count.Percentage ?? 0);
            writer.WriteEndObject();
        }
    }
}
